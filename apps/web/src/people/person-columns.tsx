import { Link } from 'react-router';
import type { PersonRow } from '../api/types.js';
import { inOrder, type Column } from '../app/record-table.js';
import { ROLE_NAMES } from '../app/role-names.js';
import { dayOf, minuteOf } from '../text/day.js';
import { PersonStateMark } from './person-state.js';

/** The columns of the list of people. */
export const PERSON_COLUMNS: readonly Column<PersonRow>[] = [
  {
    key: 'name',
    title: '姓名',
    main: true,
    compare: inOrder,
    render: ({ id, name }) => <Link to={`/people/${id}`}>{name}</Link>,
  },
  {
    key: 'department',
    title: '部门',
    compare: inOrder,
    render: ({ department }) => department?.name ?? null,
  },
  {
    key: 'roles',
    title: '今天的角色',
    render: ({ roles }) => (roles.length > 0 ? roles.map((role) => ROLE_NAMES[role]).join('、') : null),
  },
  { key: 'state', title: '状态', width: 110, render: ({ state }) => <PersonStateMark state={state} /> },
  {
    key: 'seen',
    title: '最近使用',
    width: 160,
    compare: inOrder,
    render: ({ lastSeenAt }) =>
      lastSeenAt ? (
        <span className="number">{minuteOf(lastSeenAt)}</span>
      ) : (
        <span className="muted">未登录</span>
      ),
  },
  {
    key: 'created',
    title: '建立',
    width: 120,
    compare: inOrder,
    render: ({ createdAt }) => <span className="number">{dayOf(createdAt)}</span>,
  },
];
