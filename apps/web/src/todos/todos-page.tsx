import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { Link } from 'react-router';
import { fileOf } from '../api/file-of.js';
import { todosQuery } from '../api/todos.js';
import type { Todo, TodoPage } from '../api/types.js';
import { oneOf, useAddress, usePaging } from '../app/address.js';
import { Choice } from '../app/choice.js';
import { DownloadButton } from '../app/download-button.js';
import { Empty } from '../app/empty.js';
import { FilterBar } from '../app/filter-bar.js';
import { Loaded } from '../app/loaded.js';
import { Page } from '../app/page.js';
import { Pager, type Paging } from '../app/pager.js';
import { Panel } from '../app/panel.js';
import { TODO_KINDS } from './todo-kind.js';
import { TodoRow } from './todo-row.js';

const KINDS = Object.keys(TODO_KINDS) as Todo['kind'][];

/** What waits for me, and for whom do I wait? */
export default function TodosPage() {
  const { text, change } = useAddress();
  const paging = usePaging();
  const group = oneOf(['mine', 'waiting'], text('group')) ?? 'mine';
  const kind = oneOf(KINDS, text('kind'));
  const todos = useQuery(todosQuery({ group, kind, page: paging.page, size: paging.size }));
  const numbered = (name: string, n: number | undefined) => (n === undefined ? name : `${name}（${n}）`);
  return (
    <Page
      narrow
      title="待办"
      lead="按紧急程度排列：先到期的在前，没有期限的按等待时间。"
      actions={
        <>
          <DownloadButton address={fileOf('/api/todos/export.csv', { group, kind })}>导出 CSV</DownloadButton>
          <Segmented
            aria-label="谁来处理"
            options={[
              { value: 'mine', label: numbered('等我处理', todos.data?.mine) },
              { value: 'waiting', label: numbered('等他人处理', todos.data?.waiting) },
            ]}
            value={group}
            onChange={(next) =>
              change({ group: next === 'mine' ? undefined : next, kind: undefined, page: undefined })
            }
          />
        </>
      }
    >
      <Panel flush>
        <FilterBar>
          <Choice
            label="类别"
            name="kind"
            options={KINDS.map((value) => ({ value, label: TODO_KINDS[value].name }))}
            width={200}
          />
        </FilterBar>
        <Loaded query={todos}>{(data) => <Found data={data} group={group} paging={paging} />}</Loaded>
      </Panel>
    </Page>
  );
}

function Found({ data, group, paging }: { data: TodoPage; group: 'mine' | 'waiting'; paging: Paging }) {
  if (data.items.length === 0) return <Nothing group={group} />;
  return (
    <>
      <ul aria-label={group === 'mine' ? '等我处理的事项' : '等他人处理的事项'}>
        {data.items.map((todo) => (
          <TodoRow key={`${todo.kind}/${todo.id}`} todo={todo} today={data.today} />
        ))}
      </ul>
      <Pager {...paging} total={data.total} unit="项" />
    </>
  );
}

function Nothing({ group }: { group: 'mine' | 'waiting' }) {
  if (group === 'waiting')
    return <Empty title="没有等他人处理的事项">提交审批的政策和推送会出现在这里，久等时可以催办。</Empty>;
  return (
    <Empty title="没有等您处理的事项">
      可以到<Link to="/policies">政策</Link>或<Link to="/pushes">推送</Link>列表查看以往的结果。
    </Empty>
  );
}
