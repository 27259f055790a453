import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { tagEnterprisesQuery } from '../api/tags.js';
import { oneOf, useAddress } from '../app/address.js';
import { Empty } from '../app/empty.js';
import { Loaded } from '../app/loaded.js';
import { Pager } from '../app/pager.js';
import { Panel } from '../app/panel.js';
import { RecordTable } from '../app/record-table.js';
import { ENTERPRISE_COLUMNS } from '../enterprises/enterprise-columns.js';

const SIZE = 20;

/** The tag's enterprises by name, or those of whom too little is known. */
export function TagEnterprises({ code }: { code: string }) {
  const { text, page, change } = useAddress();
  const group = oneOf(['members', 'undetermined'], text('group')) ?? 'members';
  const enterprises = useQuery(tagEnterprisesQuery(code, { group, page, size: SIZE }));
  return (
    <Panel
      title="名单"
      flush
      extra={
        <Segmented
          aria-label="显示哪些企业"
          options={[
            { value: 'members', label: '有此标签' },
            { value: 'undetermined', label: '缺数据' },
          ]}
          value={group}
          onChange={(next) => change({ group: next === 'members' ? undefined : next, page: undefined })}
        />
      }
    >
      <Loaded query={enterprises}>
        {({ items, total }) =>
          items.length === 0 ? (
            <Empty title="没有企业" />
          ) : (
            <>
              <RecordTable
                label="企业名单"
                columns={ENTERPRISE_COLUMNS}
                rows={items}
                keyOf={({ uscc }) => uscc}
              />
              <Pager
                page={page}
                size={SIZE}
                total={total}
                unit="家"
                onChange={(next) => change({ page: `${next}` })}
              />
            </>
          )
        }
      </Loaded>
    </Panel>
  );
}
