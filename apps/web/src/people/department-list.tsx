import type { UseQueryResult } from '@tanstack/react-query';
import { Button, Popconfirm, Space } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { closeDepartment, reopenDepartment } from '../api/people.js';
import type { DepartmentRecord } from '../api/types.js';
import { Loaded } from '../app/loaded.js';
import { Mark } from '../app/mark.js';
import { Panel } from '../app/panel.js';
import { type Column, RecordTable } from '../app/record-table.js';
import { useMay } from '../app/session.js';
import { useStep } from '../app/use-change.js';
import { count } from '../text/number.js';
import { RenameDepartmentDialog } from './department-dialog.js';
import { PEOPLE } from './use-people-change.js';

const COLUMNS: readonly Column<DepartmentRecord>[] = [
  { key: 'name', title: '名称', main: true, render: ({ name }) => name },
  { key: 'code', title: '代码', render: ({ code }) => <span className="number">{code}</span> },
  {
    key: 'people',
    title: '可使用的账号',
    numeric: true,
    render: ({ code, people }) => <Link to={`/people?department=${code}`}>{count(people)} 人</Link>,
  },
  {
    key: 'state',
    title: '状态',
    render: ({ closedAt }) => (closedAt ? <Mark>已撤销</Mark> : <Mark tone="ok">在用</Mark>),
  },
];

const ACTIONS: Column<DepartmentRecord> = {
  key: 'actions',
  title: '操作',
  render: (department) => <DepartmentActions department={department} />,
};

/** The departments; none is ever removed, since figures and pushes refer to them. */
export function DepartmentList({ departments }: { departments: UseQueryResult<DepartmentRecord[]> }) {
  const write = useMay('people:write');
  return (
    <Panel flush>
      <Loaded query={departments} rows={8}>
        {(rows) => (
          <RecordTable
            label="部门列表"
            columns={write ? [...COLUMNS, ACTIONS] : COLUMNS}
            rows={rows}
            keyOf={({ code }) => code}
          />
        )}
      </Loaded>
    </Panel>
  );
}

function DepartmentActions({ department }: { department: DepartmentRecord }) {
  const { code, name, closedAt } = department;
  const [renaming, setRenaming] = useState(false);
  const toggle = useStep(() => (closedAt ? reopenDepartment(code) : closeDepartment(code)), {
    stale: PEOPLE,
    said: closedAt ? '已恢复' : '已撤销',
  });
  return (
    <Space wrap>
      <Button size="small" aria-label={`给${name}改名`} onClick={() => setRenaming(true)}>
        改名
      </Button>
      <Popconfirm
        title={closedAt ? `恢复“${name}”？` : `撤销“${name}”？`}
        description={
          closedAt ? '之后又可以有人员属于它。' : '以往的政策、推送和统计仍记在它名下，可以再恢复。'
        }
        okText={closedAt ? '恢复' : '撤销'}
        cancelText="取消"
        onConfirm={() => toggle.mutate()}
      >
        <Button size="small" loading={toggle.isPending} aria-label={`${closedAt ? '恢复' : '撤销'}${name}`}>
          {closedAt ? '恢复' : '撤销'}
        </Button>
      </Popconfirm>
      {renaming && <RenameDepartmentDialog department={department} onClose={() => setRenaming(false)} />}
    </Space>
  );
}
