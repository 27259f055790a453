import type { Fact } from '../api/types.js';
import { Mark } from '../app/mark.js';
import { Panel } from '../app/panel.js';
import { RecordTable, type Column } from '../app/record-table.js';

const TYPES: Record<Fact['type'], string> = {
  boolean: '是否',
  number: '数值',
  date: '日期',
  enum: '选项',
  enumSet: '多选',
  industry: '行业',
  text: '文字',
};

const COLUMNS: readonly Column<Fact>[] = [
  {
    key: 'label',
    title: '指标',
    main: true,
    width: 380,
    render: ({ label, description, derived }) => (
      <>
        {label} {derived && <Mark>推算</Mark>}
        {description && <div className="muted">{description}</div>}
      </>
    ),
  },
  { key: 'type', title: '类型', width: 80, render: ({ type }) => TYPES[type] },
  { key: 'unit', title: '单位', width: 80, render: ({ unit }) => unit },
  { key: 'period', title: '期间', width: 110, render: ({ period }) => period },
  { key: 'feed', title: '来源', width: 120, render: ({ feed }) => feed },
  {
    key: 'options',
    title: '可选值',
    render: ({ options }) => options?.map(({ label }) => label).join('、'),
  },
];

/** The facts that rules may ask about. */
export function FactTable({ facts }: { facts: readonly Fact[] }) {
  return (
    <Panel flush>
      <RecordTable label="指标" columns={COLUMNS} rows={facts} keyOf={({ key }) => key} />
    </Panel>
  );
}
