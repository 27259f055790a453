import { Link } from 'react-router';
import type { PolicyRow } from '../api/types.js';
import { Mark } from '../app/mark.js';
import type { Column } from '../app/record-table.js';

const chinese = new Intl.Collator('zh-CN').compare;

/** The columns of the list of policies. */
export const POLICY_COLUMNS: readonly Column<PolicyRow>[] = [
  {
    key: 'title',
    title: '政策名称',
    main: true,
    width: 340,
    render: ({ code, title }) => <Link to={`/policies/${encodeURIComponent(code)}`}>{title}</Link>,
    compare: (a, b) => chinese(a.title, b.title),
  },
  { key: 'number', title: '文号', render: ({ documentNumber }) => documentNumber },
  {
    key: 'department',
    title: '部门',
    width: 140,
    render: ({ department }) => department.name,
    compare: (a, b) => chinese(a.department.name, b.department.name),
  },
  {
    key: 'validity',
    title: '有效期',
    render: ({ validity }) => validity,
    compare: (a, b) => (a.validTo ?? '9999').localeCompare(b.validTo ?? '9999'),
  },
  {
    key: 'force',
    title: '状态',
    width: 110,
    render: ({ inForce, repealedOn }) => (
      <Mark tone={inForce ? 'ok' : 'quiet'}>
        {inForce ? '在有效期' : repealedOn ? '已废止' : '不在有效期'}
      </Mark>
    ),
  },
  {
    key: 'items',
    title: '条目（项）',
    width: 100,
    numeric: true,
    render: ({ items }) => items,
    compare: (a, b) => a.items - b.items,
  },
];
