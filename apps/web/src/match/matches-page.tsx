import { FilterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Select } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { matchesFile, matchesQuery } from '../api/matches.js';
import type { MatchPage, MatchQuery } from '../api/types.js';
import { oneOf, useAddress, usePaging } from '../app/address.js';
import { DownloadButton } from '../app/download-button.js';
import { Empty } from '../app/empty.js';
import { Loaded } from '../app/loaded.js';
import { Page } from '../app/page.js';
import { Pager, type Paging } from '../app/pager.js';
import { Panel } from '../app/panel.js';
import { SearchBox } from '../app/search-box.js';
import { useWide } from '../app/wide.js';
import { ChosenFilters } from './chosen-filters.js';
import { FacetList } from './facet-list.js';
import { MatchCard } from './match-card.js';
import { chosenCount, filterOf, ORDERS } from './match-filter.js';
import styles from './match.module.css';

/** Which policies could be for this enterprise, by whatever it looks for? */
export default function MatchesPage() {
  const { uscc = '' } = useParams();
  const { text } = useAddress();
  const paging = usePaging();
  const wide = useWide();
  const filter = filterOf(text);
  const matches = useQuery(matchesQuery(uscc, { ...filter, page: paging.page, size: paging.size }));
  const facets = matches.data?.facets;
  return (
    <Page
      narrow
      title="政策匹配"
      lead="按主题、金额、截止时间等查找政策，每一条都已按本企业现有数据判断。"
      actions={<DownloadButton address={matchesFile(uscc, filter)}>导出 CSV</DownloadButton>}
    >
      <div className={wide ? styles.columns : undefined}>
        {wide && facets && (
          <Panel>
            <FacetList facets={facets} />
          </Panel>
        )}
        <Panel flush>
          <div role="search" className={styles.bar}>
            <SearchBox label="搜索政策" placeholder="政策、条目、文号或主题" />
            <Order />
            {!wide && <FacetDrawer facets={facets} filter={filter} total={matches.data?.total} />}
          </div>
          {facets && <ChosenFilters filter={filter} facets={facets} />}
          <Loaded query={matches} rows={10}>
            {(data) => <Found uscc={uscc} data={data} paging={paging} />}
          </Loaded>
        </Panel>
      </div>
    </Page>
  );
}

function Order() {
  const { text, change } = useAddress();
  const order =
    oneOf(
      ORDERS.map(({ value }) => value),
      text('sort'),
    ) ?? 'verdict';
  return (
    <Select
      aria-label="排序"
      value={order}
      options={[...ORDERS]}
      onChange={(sort) => change({ sort: sort === 'verdict' ? undefined : sort, page: undefined })}
      style={{ width: 140 }}
    />
  );
}

function Found({ uscc, data, paging }: { uscc: string; data: MatchPage; paging: Paging }) {
  if (data.items.length === 0) {
    return (
      <Empty title="没有符合条件的政策">
        换一个关键词，或取消部分筛选；也可以看
        <Link to={`/enterprise/${uscc}/checkup`}>全部政策的体检结果</Link>。
      </Empty>
    );
  }
  return (
    <>
      <p className={styles.basis}>按 {data.on} 的数据判断，“最高”“预计”均非承诺，以主管部门审核为准。</p>
      <ul aria-label="匹配的政策">
        {data.items.map((row) => (
          <li key={`${row.policy.code}/${row.item.code}`}>
            <MatchCard uscc={uscc} row={row} on={data.on} />
          </li>
        ))}
      </ul>
      <Pager {...paging} total={data.total} unit="项" />
    </>
  );
}

interface DrawerProps {
  facets: MatchPage['facets'] | undefined;
  filter: MatchQuery;
  total: number | undefined;
}

/** The filters on a phone, behind a button that says how many are chosen. */
function FacetDrawer({ facets, filter, total }: DrawerProps) {
  const [open, setOpen] = useState(false);
  const chosen = chosenCount(filter);
  return (
    <>
      <Button icon={<FilterOutlined aria-hidden />} aria-expanded={open} onClick={() => setOpen(true)}>
        筛选{chosen > 0 && `（${chosen}）`}
      </Button>
      <Drawer
        title="筛选"
        placement="right"
        size={300}
        open={open}
        onClose={() => setOpen(false)}
        footer={
          <Button type="primary" block onClick={() => setOpen(false)}>
            查看 {total ?? 0} 项
          </Button>
        }
      >
        {facets && <FacetList facets={facets} />}
      </Drawer>
    </>
  );
}
