import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { fileOf } from '../api/file-of.js';
import { tagEnterprisesQuery } from '../api/tags.js';
import { oneOf, useAddress, usePaging } from '../app/address.js';
import { DownloadButton } from '../app/download-button.js';
import { Empty } from '../app/empty.js';
import { PagedTable } from '../app/paged-table.js';
import { Panel } from '../app/panel.js';
import { ENTERPRISE_COLUMNS } from '../enterprises/enterprise-columns.js';

/** The tag's enterprises by name, or those of whom too little is known. */
export function TagEnterprises({ code }: { code: string }) {
  const { text, change } = useAddress();
  const paging = usePaging();
  const { page, size } = paging;
  const group = oneOf(['members', 'undetermined'], text('group')) ?? 'members';
  const enterprises = useQuery(tagEnterprisesQuery(code, { group, page, size }));
  return (
    <Panel
      title="名单"
      flush
      extra={
        <>
          <DownloadButton address={fileOf(`/api/tags/${code}/enterprises.csv`, { group })}>
            导出 CSV
          </DownloadButton>{' '}
          <Segmented
            aria-label="显示哪些企业"
            options={[
              { value: 'members', label: '有此标签' },
              { value: 'undetermined', label: '缺数据' },
            ]}
            value={group}
            onChange={(next) => change({ group: next === 'members' ? undefined : next, page: undefined })}
          />
        </>
      }
    >
      <PagedTable
        query={enterprises}
        label="企业名单"
        columns={ENTERPRISE_COLUMNS}
        keyOf={({ uscc }) => uscc}
        unit="家"
        paging={paging}
        empty={<Empty title="没有企业" />}
      />
    </Panel>
  );
}
