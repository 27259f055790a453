import { Link } from 'react-router';
import type { EnterpriseRow } from '../api/types.js';
import { Mark } from '../app/mark.js';
import type { Column } from '../app/record-table.js';
import { EnterpriseStatusMark } from './status.js';

/** The columns of every list of enterprises. */
export const ENTERPRISE_COLUMNS: readonly Column<EnterpriseRow>[] = [
  {
    key: 'name',
    title: '企业名称',
    main: true,
    render: ({ uscc, name, generated }) => (
      <>
        <Link to={`/enterprises/${uscc}`}>{name}</Link> {generated && <Mark>生成</Mark>}
      </>
    ),
  },
  { key: 'uscc', title: '统一社会信用代码', render: ({ uscc }) => <span className="number">{uscc}</span> },
  { key: 'town', title: '街镇', width: 140, render: ({ town }) => town ?? '暂无数据' },
  { key: 'industry', title: '行业', render: ({ industry }) => industry ?? '暂无数据' },
  {
    key: 'established',
    title: '成立日期',
    width: 120,
    render: ({ established }) => <span className="number">{established ?? '暂无数据'}</span>,
  },
  {
    key: 'status',
    title: '状态',
    width: 90,
    render: ({ status }) => <EnterpriseStatusMark status={status} />,
  },
];
