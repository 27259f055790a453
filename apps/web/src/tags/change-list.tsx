import { useQuery } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { tagChangesQuery, undoChange } from '../api/tags.js';
import type { TagChange, TagDetail } from '../api/types.js';
import { DownloadButton } from '../app/download-button.js';
import { Empty } from '../app/empty.js';
import { Loaded } from '../app/loaded.js';
import { Mark } from '../app/mark.js';
import { Panel } from '../app/panel.js';
import { RecordTable, type Column } from '../app/record-table.js';
import { minuteOf } from '../text/day.js';
import { count } from '../text/number.js';
import { ExtendDialog } from './extend-dialog.js';
import styles from './tags.module.css';
import { useListStep } from './use-list-step.js';
import { validity } from './validity.js';

const KINDS: Record<TagChange['kind'], string> = { assert: '给出名单', extend: '延长', revoke: '移出' };

const COLUMNS: readonly Column<TagChange>[] = [
  {
    key: 'what',
    title: '变动',
    main: true,
    render: ({ kind, enterprises, undoneAt, undoneBy }) => (
      <>
        {KINDS[kind]} {count(enterprises)} 家 {undoneAt && <Mark tone="bad">{undoneBy} 已撤销</Mark>}
      </>
    ),
  },
  { key: 'validity', title: '有效期', width: 220, render: validity },
  { key: 'source', title: '文号、来源或原因', render: ({ source, reason }) => source ?? reason },
  {
    key: 'by',
    title: '谁、何时',
    render: ({ department, person, at }) => (
      <>
        {department} {person}
        <div className="muted number">{minuteOf(at)}</div>
      </>
    ),
  },
];

/** What departments did to the lists; every step of the own department can be taken back. */
export function ChangeList({ tag }: { tag: TagDetail }) {
  const changes = useQuery(tagChangesQuery(tag.code));
  const [extending, setExtending] = useState<TagChange>();
  const columns = tag.mayAssert ? [...COLUMNS, stepsOf(tag.code, setExtending)] : COLUMNS;
  return (
    <Panel
      title="名单变动"
      flush
      extra={<DownloadButton address={`/api/tags/${tag.code}/changes.csv`}>导出 CSV</DownloadButton>}
    >
      <Loaded query={changes}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title="还没有名单">部门给出名单后，名单内企业即有此标签；此前无法判断。</Empty>
          ) : (
            <RecordTable label="名单变动" columns={columns} rows={rows} keyOf={({ id }) => id} />
          )
        }
      </Loaded>
      {extending && (
        <ExtendDialog code={tag.code} change={extending} onClose={() => setExtending(undefined)} />
      )}
    </Panel>
  );
}

const stepsOf = (code: string, extend: (change: TagChange) => void): Column<TagChange> => ({
  key: 'steps',
  title: '操作',
  width: 150,
  render: (change) =>
    change.mine && !change.undoneAt ? (
      <Steps code={code} change={change} onExtend={() => extend(change)} />
    ) : null,
});

function Steps({ code, change, onExtend }: { code: string; change: TagChange; onExtend: () => void }) {
  const undo = useListStep(code, () => undoChange(code, change.id), '已撤销');
  return (
    <span className={styles.actions}>
      {change.kind !== 'revoke' && change.validTo && (
        <Button size="small" onClick={onExtend}>
          延长
        </Button>
      )}
      <Popconfirm
        title={`撤销“${KINDS[change.kind]} ${count(change.enterprises)} 家”？`}
        description="如同从未做过；撤销后不能恢复，需要时重新给出名单。"
        okText="撤销这一步"
        cancelText="保留"
        onConfirm={() => undo.mutate()}
      >
        <Button size="small" danger loading={undo.isPending}>
          撤销
        </Button>
      </Popconfirm>
    </span>
  );
}
