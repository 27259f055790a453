import { Checkbox, Input } from 'antd';
import { useContext } from 'react';
import { Field } from '../app/field.js';
import { CombinatorContext, useBuilder } from './builder-context.js';
import { partOf } from './place-name.js';
import { isGroup, type Meta, type RuleNode } from './rule.js';
import styles from './rules.module.css';

interface Props {
  name: string;
  node: RuleNode;
  onChange: (meta: Meta | undefined) => void;
}

/** What the author says about a condition or a group: the clause, what to do about it, and how it counts. */
export function ConditionDetails({ name, node, onChange }: Props) {
  const combinator = useContext(CombinatorContext);
  const { meta = {} } = node;
  const set = (part: Meta) => onChange(cleared({ ...meta, ...part }));
  const text = (key: 'label' | 'quote' | 'source' | 'advice') => ({
    value: meta[key] ?? '',
    onChange: ({ target }: { target: { value: string } }) => set({ [key]: target.value || undefined }),
  });
  return (
    <fieldset className={styles.details} aria-label={partOf(name, '说明')}>
      {!isGroup(node) && <AboutField field={node.field} />}
      <Field label={isGroup(node) ? '分组名称' : '条件名称'} hint="体检报告里这样称呼它；不填则用指标和门槛">
        {(control) => <Input {...control} maxLength={100} {...text('label')} />}
      </Field>
      <Field label="出处" hint="文号或文件名，可写到第几条">
        {(control) => <Input {...control} maxLength={200} {...text('source')} />}
      </Field>
      <Field label="政策原文">
        {(control) => (
          <Input.TextArea {...control} autoSize={{ minRows: 2 }} maxLength={2000} {...text('quote')} />
        )}
      </Field>
      <Field label="给企业的建议" hint="不满足时，企业可以怎么做">
        {(control) => (
          <Input.TextArea {...control} autoSize={{ minRows: 2 }} maxLength={500} {...text('advice')} />
        )}
      </Field>
      <div className={styles.flags}>
        <Checkbox checked={meta.veto ?? false} onChange={({ target }) => set({ veto: target.checked })}>
          一票否决（不满足就不算“差一项”）
        </Checkbox>
        {(combinator === 'or' || meta.exempts) && (
          <Checkbox
            checked={meta.exempts ?? false}
            onChange={({ target }) => set({ exempts: target.checked })}
          >
            豁免（满足这一项，就不受本组其他条件限制）
          </Checkbox>
        )}
      </div>
    </fieldset>
  );
}

/** Where the figure comes from and how it is spread: in a tab of its own, since the rule is being written here. */
function AboutField({ field }: { field: string }) {
  const known = useBuilder().fields.byKey.get(field);
  if (!known) return null;
  const tag = /^tag:(.+)$/.exec(field)?.[1];
  return (
    <p>
      <a href={tag ? `/catalogue/tags/${tag}` : `/catalogue/facts/${field}`} target="_blank" rel="noreferrer">
        “{known.label}”是什么、从哪里来、怎样分布
      </a>
    </p>
  );
}

/** Without what is not said; nothing at all when nothing is. */
function cleared(meta: Meta): Meta | undefined {
  const said = Object.entries(meta).filter(
    ([, value]) => value !== undefined && value !== false && value !== null,
  );
  return said.length > 0 ? Object.fromEntries(said) : undefined;
}
