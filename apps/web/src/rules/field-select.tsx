import { Select } from 'antd';
import { memo } from 'react';
import type { RuleField } from './rule-field.js';
import styles from './rules.module.css';

interface Props {
  name: string;
  value: string;
  fields: ReadonlyMap<string, RuleField>;
  /** Only fields that can be compared with this one. */
  comparableWith?: (field: RuleField) => boolean;
  isFaulty: boolean;
  onChange: (key: string) => void;
}

/** A fact or a tag out of some two hundred, found by any part of its name. */
export const FieldSelect = memo(function FieldSelect(props: Props) {
  const { name, value, fields, comparableWith, isFaulty, onChange } = props;
  const known = fields.get(value);
  return (
    <Select
      className={styles.field}
      aria-label={name}
      placeholder="选择指标或标签"
      showSearch={{ filterOption: (text, option) => isFound(text, option) }}
      // A field that the catalogue has no more is shown by its key, with the fault beside it.
      value={value === '' ? undefined : (known?.key ?? value)}
      options={groupsOf(fields, comparableWith)}
      optionRender={({ value: key }) => <FieldOption field={fields.get(String(key))} />}
      popupMatchSelectWidth={360}
      status={isFaulty ? 'error' : ''}
      onChange={onChange}
      notFoundContent="没有这样的指标或标签"
    />
  );
});

function FieldOption({ field }: { field: RuleField | undefined }) {
  if (!field) return null;
  const notes = [field.unit, field.period].filter(Boolean).join(' · ');
  return (
    <span className={styles.option}>
      <span>{field.label}</span>
      {notes && <span className="muted">{notes}</span>}
    </span>
  );
}

interface Option {
  value: string;
  label: string;
  search: string;
}

interface Group {
  label: string;
  options: Option[];
}

const isFound = (text: string, option: object | undefined): boolean =>
  option !== undefined && 'search' in option && String(option.search).includes(text.trim().toLowerCase());

const kept = new WeakMap<ReadonlyMap<string, RuleField>, Group[]>();

/** The choices under their headings; those of a whole catalogue are made once. */
function groupsOf(fields: ReadonlyMap<string, RuleField>, isWanted?: Props['comparableWith']): Group[] {
  if (isWanted) return grouped([...fields.values()].filter(isWanted));
  const groups = kept.get(fields) ?? grouped([...fields.values()]);
  kept.set(fields, groups);
  return groups;
}

function grouped(fields: readonly RuleField[]): Group[] {
  const groups = new Map<string, Option[]>();
  for (const { key, label, group } of fields) {
    const search = `${label} ${key} ${group}`.toLowerCase();
    groups.set(group, [...(groups.get(group) ?? []), { value: key, label, search }]);
  }
  return [...groups].map(([label, options]) => ({ label, options }));
}
