import { Input } from 'antd';
import { memo, useEffect, useRef, useState } from 'react';
import { useRule, type RuleProps } from 'react-querybuilder';
import { useBuilder, useFaults, useIsActive } from './builder-context.js';
import { ComparisonFields } from './comparison-fields.js';
import { withField } from './condition-edit.js';
import { ConditionDetails } from './condition-details.js';
import { FieldSelect } from './field-select.js';
import { partOf, placeName } from './place-name.js';
import { asCondition, replaceNode } from './query.js';
import { DetailsToggle, Faults, Points, Remark } from './row-extras.js';
import { RowActions } from './row-actions.js';
import { MANUAL, pointerOf, type Condition, type Meta } from './rule.js';
import styles from './rules.module.css';
import { useWanted } from './use-wanted.js';

/** A condition: its field, how it is compared and with what, the clause behind it, and what is wrong with it. */
export const ConditionRow = memo(function ConditionRow(props: RuleProps) {
  const { path, schema } = props;
  const { onActivate } = useBuilder();
  const { rule, cloneRule, removeRule, shiftRuleUp, shiftRuleDown } = useRule(props);
  const [open, setOpen] = useState(false);
  const condition = asCondition(rule);
  const [name, pointer] = [placeName(condition, path), pointerOf(path)];
  const row = useWanted<HTMLDivElement>(condition.id);
  const change = (next: Condition) => replaceNode(schema, path, next);
  const annotate = (meta: Meta | undefined) => change(annotated(condition, meta));
  return (
    <div
      ref={row}
      role="group"
      aria-label={name}
      data-pointer={pointer}
      className={useIsActive(pointer) ? `${styles.row} ${styles.active}` : styles.row}
      onFocusCapture={() => onActivate(pointer)}
    >
      <div className={styles.line}>
        <span className={styles.number} aria-hidden="true">
          {path.map((index) => index + 1).join('.')}
        </span>
        <Content name={name} pointer={pointer} condition={condition} onChange={change} />
        <Points name={name} meta={condition.meta} onChange={annotate} />
        <DetailsToggle name={name} open={open} onToggle={() => setOpen(!open)} />
        <RowActions
          name={name}
          isFirst={props.shiftUpDisabled ?? false}
          isLast={props.shiftDownDisabled ?? false}
          onUp={shiftRuleUp}
          onDown={shiftRuleDown}
          onCopy={cloneRule}
          onRemove={removeRule}
        />
      </div>
      <Faults pointer={pointer} isNew={condition.field === ''} />
      {open ? (
        <ConditionDetails name={name} node={condition} onChange={annotate} />
      ) : (
        <Remark node={condition} />
      )}
    </div>
  );
});

interface ContentProps {
  name: string;
  pointer: string;
  condition: Condition;
  onChange: (condition: Condition) => void;
}

function Content({ name, pointer, condition, onChange }: ContentProps) {
  const { fields } = useBuilder();
  const places = useFaults(pointer).map((fault) => fault.pointer.slice(pointer.length));
  const choose = useLatest((key: string) => onChange(withField(condition, key, fields)));
  if (condition.field === MANUAL)
    return <ManualLabel name={name} condition={condition} onChange={onChange} />;
  const field = fields.byKey.get(condition.field);
  return (
    <>
      <FieldSelect
        name={partOf(name, '指标')}
        value={condition.field}
        fields={fields.byKey}
        isFaulty={condition.field !== '' && places.includes('/field')}
        onChange={choose}
      />
      {field && (
        <ComparisonFields
          name={name}
          condition={condition}
          field={field}
          isFaulty={places.some((place) => place.startsWith('/value'))}
          onChange={onChange}
        />
      )}
    </>
  );
}

/** A condition for a person: only its words count. */
function ManualLabel({ name, condition, onChange }: Omit<ContentProps, 'pointer'>) {
  return (
    <span className={styles.manual}>
      <span>人工认定</span>
      <Input
        aria-label={partOf(name, '内容')}
        placeholder="由主管部门认定的条件，如：经专家评审通过"
        maxLength={100}
        value={condition.meta?.label ?? ''}
        onChange={({ target }) => onChange(annotated(condition, { ...condition.meta, label: target.value }))}
      />
    </span>
  );
}

function annotated({ meta: _before, ...rest }: Condition, meta: Meta | undefined): Condition {
  return meta === undefined ? rest : { ...rest, meta };
}

/** A function that stays the same and does what the latest one does. */
function useLatest<A>(act: (argument: A) => void): (argument: A) => void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  const [stable] = useState(() => (argument: A) => latest.current(argument));
  return stable;
}
