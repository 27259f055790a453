import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { fileOf } from '../api/file-of.js';
import { assertionsQuery } from '../api/tags.js';
import type { TagAssertion, TagDetail } from '../api/types.js';
import { DownloadButton } from '../app/download-button.js';
import { Empty } from '../app/empty.js';
import { FilterBar } from '../app/filter-bar.js';
import { Mark } from '../app/mark.js';
import { PagedTable } from '../app/paged-table.js';
import { Panel } from '../app/panel.js';
import type { Column } from '../app/record-table.js';
import { dayOf } from '../text/day.js';
import { validity } from './validity.js';

const SIZE = 20;

const COLUMNS: readonly Column<TagAssertion>[] = [
  {
    key: 'name',
    title: '企业',
    main: true,
    render: ({ uscc, name }) => (
      <>
        <Link to={`/enterprises/${uscc}`}>{name}</Link>
        <div className="muted number">{uscc}</div>
      </>
    ),
  },
  { key: 'validity', title: '有效期', width: 210, render: validity },
  { key: 'source', title: '文号或来源', render: ({ source }) => source },
  {
    key: 'by',
    title: '认定',
    render: ({ department, person, at }) => (
      <>
        {department} {person}
        <div className="muted number">{dayOf(at)}</div>
      </>
    ),
  },
  {
    key: 'state',
    title: '状态',
    width: 180,
    render: ({ stands, revoked }) =>
      revoked ? (
        <>
          <Mark tone="bad">已移出</Mark>
          <div className="muted">
            {revoked.person}：{revoked.reason}
          </div>
        </>
      ) : (
        <Mark tone={stands ? 'ok' : 'quiet'}>{stands ? '有效' : '不在有效期'}</Mark>
      ),
  },
];

/** Who stands on the lists: enterprise by enterprise, by whom, on what ground, until when. */
export function AssertionList({ tag }: { tag: TagDetail }) {
  const [query, setQuery] = useState('');
  const [page, setPage] = useState(1);
  const assertions = useQuery(assertionsQuery(tag.code, { query, page, size: SIZE }));
  return (
    <Panel
      title="认定名单"
      flush
      extra={
        <DownloadButton address={fileOf(`/api/tags/${tag.code}/assertions.csv`, { query })}>
          导出 CSV
        </DownloadButton>
      }
    >
      <FilterBar>
        <Input.Search
          aria-label="在名单中查找"
          placeholder="企业名称或统一社会信用代码"
          allowClear
          onSearch={(text) => {
            setQuery(text.trim());
            setPage(1);
          }}
          style={{ width: 300 }}
        />
      </FilterBar>
      <PagedTable
        query={assertions}
        label="认定名单"
        columns={COLUMNS}
        keyOf={({ change, uscc }) => `${change}/${uscc}`}
        unit="条"
        paging={{ page, size: SIZE, onChange: setPage }}
        empty={<Empty title={query ? '名单中没有这家企业' : '还没有名单'} />}
      />
    </Panel>
  );
}
