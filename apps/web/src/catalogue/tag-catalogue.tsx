import { useQuery } from '@tanstack/react-query';
import { fileOf } from '../api/file-of.js';
import { tagsQuery } from '../api/tags.js';
import type { TagList, TagRow } from '../api/types.js';
import { useAddress } from '../app/address.js';
import { Choice } from '../app/choice.js';
import { DownloadButton } from '../app/download-button.js';
import { Empty } from '../app/empty.js';
import { FilterBar } from '../app/filter-bar.js';
import { Loaded } from '../app/loaded.js';
import { Panel } from '../app/panel.js';
import { SavedFilters } from '../app/saved-filters.js';
import { SearchBox } from '../app/search-box.js';
import { TagGroups } from './tag-groups.js';
import { matchingTags } from './tag-filter.js';

/** All tags, narrowed by words, group, kind and use. */
export function TagCatalogue() {
  const tags = useQuery(tagsQuery);
  return <Loaded query={tags}>{(list) => <Tags list={list} />}</Loaded>;
}

function Tags({ list }: { list: TagList }) {
  const { text } = useAddress();
  const shown = matchingTags(list.tags, {
    query: text('query'),
    group: text('group'),
    kind: text('kind'),
    use: text('use'),
  });
  return (
    <>
      <Panel flush>
        <Filters tags={list.tags} />
        <SavedFilters list="tags">
          <span className="muted number">
            在用 {list.inUse} 个，本年新增 {list.addedThisYear} 个，符合筛选 {shown.length} 个
          </span>{' '}
          <DownloadButton
            address={fileOf('/api/tags/export.csv', { codes: shown.map(({ code }) => code).join(',') })}
          >
            导出 CSV
          </DownloadButton>
        </SavedFilters>
      </Panel>
      {shown.length === 0 ? (
        <Panel>
          <Empty title="没有符合条件的标签">换一个关键词，或清除筛选条件。</Empty>
        </Panel>
      ) : (
        <TagGroups tags={shown} />
      )}
    </>
  );
}

function Filters({ tags }: { tags: readonly TagRow[] }) {
  const groups = [...new Set(tags.map(({ group }) => group))];
  return (
    <FilterBar>
      <SearchBox label="搜索标签" placeholder="名称、说明或规则中的字" />
      <Choice
        label="分组"
        name="group"
        options={groups.map((group) => ({ value: group, label: group }))}
        width={140}
      />
      <Choice
        label="来历"
        name="kind"
        all="推算和认定"
        options={[
          { value: 'derived', label: '由规则推算' },
          { value: 'asserted', label: '由部门认定' },
        ]}
        width={140}
      />
      <Choice
        label="用途"
        name="use"
        options={[
          { value: 'policy', label: '政策在用' },
          { value: 'none', label: '没有政策用到' },
          { value: 'new', label: '本年新增' },
        ]}
        width={140}
      />
    </FilterBar>
  );
}
