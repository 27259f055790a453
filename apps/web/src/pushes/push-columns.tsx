import { Link } from 'react-router';
import type { PushRow } from '../api/types.js';
import type { Column } from '../app/record-table.js';
import { KindMark } from '../messages/kind.js';
import { dayOf } from '../text/day.js';
import { count } from '../text/number.js';
import styles from './pushes.module.css';
import { StateMark } from './state.js';

const homes = (n: number | null) => (n === null ? null : count(n));

/** The columns of the list of pushes. */
export const PUSH_COLUMNS: readonly Column<PushRow>[] = [
  {
    key: 'title',
    title: '标题',
    main: true,
    render: ({ id, title, kind, policy }) => (
      <>
        <span className={styles.titleCell}>
          <KindMark kind={kind} />
          <Link to={`/pushes/${id}`}>{title}</Link>
        </span>
        {policy && (
          <span className={styles.policyCell}>
            {policy.title} · {policy.item}
          </span>
        )}
      </>
    ),
  },
  { key: 'state', title: '状态', width: 90, render: ({ state }) => <StateMark state={state} /> },
  { key: 'department', title: '部门', width: 120, render: ({ department }) => department.name },
  {
    key: 'targeted',
    title: '应投（家）',
    width: 100,
    numeric: true,
    render: ({ targeted }) => homes(targeted),
  },
  {
    key: 'delivered',
    title: '已投（家）',
    width: 100,
    numeric: true,
    render: ({ delivered }) => homes(delivered),
  },
  { key: 'read', title: '已读（家）', width: 100, numeric: true, render: ({ read }) => homes(read) },
  {
    key: 'day',
    title: '投放日',
    width: 120,
    render: ({ dispatchedOn, createdAt }) =>
      dispatchedOn ? (
        <span className="number">{dispatchedOn}</span>
      ) : (
        <span className="muted number">{dayOf(createdAt)} 创建</span>
      ),
  },
];
