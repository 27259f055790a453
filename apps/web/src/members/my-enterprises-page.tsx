import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { OwnEnterprise } from '../api/types.js';
import { Empty } from '../app/empty.js';
import { FilterBar } from '../app/filter-bar.js';
import { Page } from '../app/page.js';
import { Panel } from '../app/panel.js';
import { type Column, RecordTable } from '../app/record-table.js';
import { useMe } from '../app/session.js';
import { MEMBER_ROLES } from './member-roles.js';

/** So many can be read at a glance; of more, somebody looks for one. */
const FEW = 5;

const COLUMNS: readonly Column<OwnEnterprise>[] = [
  {
    key: 'name',
    title: '企业',
    main: true,
    render: ({ uscc, name }) => <Link to={`/enterprise/${uscc}/messages`}>{name}</Link>,
  },
  { key: 'uscc', title: '统一社会信用代码', render: ({ uscc }) => <span className="number">{uscc}</span> },
  { key: 'role', title: '我的身份', width: 120, render: ({ role }) => MEMBER_ROLES[role] },
  {
    key: 'links',
    title: '去往',
    render: ({ uscc, name }) => (
      <>
        <Link to={`/enterprise/${uscc}/checkup`} aria-label={`${name}的政策体检`}>
          政策体检
        </Link>
        {' · '}
        <Link to={`/enterprise/${uscc}/members`} aria-label={`${name}的成员`}>
          成员
        </Link>
      </>
    ),
  },
];

/** For which enterprises does this person act, and how do they come to act for another? */
export default function MyEnterprisesPage() {
  const { enterprises } = useMe();
  const navigate = useNavigate();
  return (
    <Page
      title="我的企业"
      lead="法定代表人认领企业；经办人和代办机构凭邀请加入，可以同时服务多家。"
      actions={
        <>
          <Button onClick={() => void navigate('/join')}>用邀请码加入</Button>
          <Button type="primary" onClick={() => void navigate('/claim')}>
            认领企业
          </Button>
        </>
      }
    >
      <Panel flush>
        {enterprises.length === 0 ? (
          <Empty title="还没有企业">您是法定代表人，请认领企业；收到了邀请，请用邀请码加入。</Empty>
        ) : (
          <EnterpriseList enterprises={enterprises} />
        )}
      </Panel>
    </Page>
  );
}

function EnterpriseList({ enterprises }: { enterprises: readonly OwnEnterprise[] }) {
  const [query, setQuery] = useState('');
  const found = enterprises.filter(
    ({ name, uscc }) => name.includes(query) || uscc.includes(query.toUpperCase()),
  );
  return (
    <>
      {enterprises.length > FEW && (
        <FilterBar>
          <Input
            aria-label="搜索我的企业"
            allowClear
            placeholder="企业名称或统一社会信用代码"
            value={query}
            onChange={(event) => setQuery(event.target.value.trim())}
            style={{ width: 300 }}
          />
        </FilterBar>
      )}
      {found.length === 0 ? (
        <Empty title="没有找到企业">换一个关键词。</Empty>
      ) : (
        <RecordTable label="我的企业" columns={COLUMNS} rows={found} keyOf={({ uscc }) => uscc} />
      )}
    </>
  );
}
