import { Button, Checkbox, InputNumber, Select } from 'antd';
import { memo, useState } from 'react';
import { RuleGroupBodyComponents, useRuleGroup, type RuleGroupProps } from 'react-querybuilder';
import { CombinatorContext, useBuilder, useIsActive } from './builder-context.js';
import { ConditionDetails } from './condition-details.js';
import { rowId, withRowIds } from './edited-rule.js';
import { withCombinator, withMinimum, withNot } from './group-edit.js';
import { partOf, placeName } from './place-name.js';
import { asQuery, asRule, asType, replaceNode } from './query.js';
import { DetailsToggle, Faults, Points, Remark } from './row-extras.js';
import { RowActions } from './row-actions.js';
import {
  emptyCondition,
  emptyRule,
  isGroup,
  manualCondition,
  pointerOf,
  type Combinator,
  type Meta,
  type RuleGroup,
  type RuleNode,
} from './rule.js';
import styles from './rules.module.css';
import { useWanted } from './use-wanted.js';

/** A group of conditions and groups: how many of them are wanted, and the parts themselves. */
export const GroupBox = memo(function GroupBox(props: RuleGroupProps) {
  const { path, schema } = props;
  const rg = useRuleGroup(props);
  const { onActivate } = useBuilder();
  const [open, setOpen] = useState(false);
  const group = asRule(rg.ruleGroup);
  const [name, pointer] = [placeName(group, path), pointerOf(path)];
  const box = useWanted<HTMLDivElement>(group.id);
  const isActive = useIsActive(pointer);
  const isRoot = path.length === 0;
  const change = (next: RuleGroup) => replaceNode(schema, path, next);
  const annotate = (meta: Meta | undefined) => change(annotated(group, meta));
  return (
    <div
      ref={box}
      role="group"
      aria-label={name}
      data-pointer={pointer}
      className={classOf(isRoot, isActive)}
    >
      <div className={styles.head} onFocusCapture={() => onActivate(pointer)}>
        {!isRoot && (
          <span className={styles.number} aria-hidden="true">
            {path.map((index) => index + 1).join('.')}
          </span>
        )}
        <Demand name={name} group={group} onChange={change} />
        {!isRoot && <Points name={name} meta={group.meta} onChange={annotate} />}
        <DetailsToggle name={name} open={open} onToggle={() => setOpen(!open)} />
        {!isRoot && (
          <RowActions
            name={name}
            isFirst={props.shiftUpDisabled ?? false}
            isLast={props.shiftDownDisabled ?? false}
            onUp={rg.shiftGroupUp}
            onDown={rg.shiftGroupDown}
            onCopy={rg.cloneGroup}
            onRemove={rg.removeGroup}
          />
        )}
      </div>
      <Faults pointer={pointer} />
      {open ? <ConditionDetails name={name} node={group} onChange={annotate} /> : <Remark node={group} />}
      <CombinatorContext value={group.combinator}>
        <div className={styles.parts}>
          <RuleGroupBodyComponents {...rg} />
        </div>
      </CombinatorContext>
      <Adders name={name} add={(node) => addTo(props, node)} />
    </div>
  );
});

const classOf = (isRoot: boolean, isActive: boolean): string =>
  [styles.group, isRoot ? styles.root : isActive && styles.active].filter(Boolean).join(' ');

const annotated = ({ meta: _before, ...rest }: RuleGroup, meta: Meta | undefined): RuleGroup =>
  meta === undefined ? rest : { ...rest, meta };

function addTo({ actions, path }: RuleGroupProps, node: RuleNode): void {
  if (isGroup(node)) actions.onGroupAdd(asQuery(node), path);
  else actions.onRuleAdd(asType(node), path);
}

const demands: { value: Combinator; label: string }[] = [
  { value: 'and', label: '同时满足各项' },
  { value: 'or', label: '满足任一项' },
  { value: 'atLeast', label: '至少满足几项' },
  { value: 'score', label: '按分值计分' },
];

/** What a group wants of its parts. */
function Demand({
  name,
  group,
  onChange,
}: {
  name: string;
  group: RuleGroup;
  onChange: (group: RuleGroup) => void;
}) {
  const isScore = group.combinator === 'score';
  return (
    <>
      <Select
        className={styles.combinator}
        aria-label={partOf(name, '组合方式')}
        value={group.combinator}
        options={demands}
        onChange={(combinator) => onChange(withCombinator(group, combinator))}
      />
      {(isScore || group.combinator === 'atLeast') && (
        <InputNumber
          className={styles.points}
          aria-label={isScore ? partOf(name, '最低得分') : partOf(name, '最少项数')}
          controls={false}
          min={1}
          precision={0}
          prefix="≥"
          suffix={isScore ? '分' : '项'}
          value={group.minimum ?? null}
          onChange={(minimum) => onChange(withMinimum(group, minimum ?? undefined))}
        />
      )}
      <Checkbox
        checked={group.not ?? false}
        aria-label={partOf(name, '取反')}
        onChange={({ target }) => onChange(withNot(group, target.checked))}
      >
        取反
      </Checkbox>
    </>
  );
}

function Adders({ name, add }: { name: string; add: (node: RuleNode) => void }) {
  const { notes } = useBuilder();
  const put = (node: RuleNode) => {
    const id = rowId();
    notes.want(id);
    add({ ...node, id });
  };
  const to = (what: string) => `在${name}中添加${what}`;
  return (
    <div className={styles.adders}>
      <Button size="small" aria-label={to('条件')} onClick={() => put(emptyCondition())}>
        添加条件
      </Button>
      <Button
        size="small"
        aria-label={to('分组')}
        onClick={() => put(withRowIds({ ...emptyRule(), combinator: 'or' }))}
      >
        添加分组
      </Button>
      <Button
        size="small"
        type="text"
        aria-label={to('人工认定的条件')}
        onClick={() => put(manualCondition())}
      >
        添加人工认定的条件
      </Button>
    </div>
  );
}
