import { useQuery } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { askForCopy, copyFile, ownRequestsQuery, withdrawRequest } from '../api/privacy.js';
import type { OwnPrivacy, PrivacyRequest } from '../api/types.js';
import { DownloadButton } from '../app/download-button.js';
import { Empty } from '../app/empty.js';
import { Loaded } from '../app/loaded.js';
import { Panel } from '../app/panel.js';
import { RecordTable, type Column } from '../app/record-table.js';
import { useStep } from '../app/use-change.js';
import { ErasureDialog } from './erasure-dialog.js';
import styles from './privacy.module.css';
import { REQUEST_COLUMNS } from './request-columns.js';

interface Props {
  uscc: string;
  privacy: OwnPrivacy;
}

/** What the enterprise asked for about its data, and what it can ask for. */
export function OwnRequests({ uscc, privacy }: Props) {
  const requests = useQuery(ownRequestsQuery(uscc));
  return (
    <Panel title="查阅、复制与删除" extra={privacy.mayDecide && <Ask uscc={uscc} privacy={privacy} />} flush>
      <Loaded query={requests}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title="还没有提出过请求">
              {privacy.mayDecide
                ? '申请副本后几分钟内生成，含本系统保存的本企业全部信息。'
                : '由法定代表人（经营者）提出。'}
            </Empty>
          ) : (
            <RecordTable
              label="个人信息请求"
              columns={columnsOf(uscc, privacy.mayDecide)}
              rows={rows}
              keyOf={({ id }) => id}
            />
          )
        }
      </Loaded>
    </Panel>
  );
}

function Ask({ uscc, privacy }: Props) {
  const [erasing, setErasing] = useState(false);
  const copy = useRequest(uscc, () => askForCopy(uscc), '已申请，正在生成副本');
  return (
    <div className={styles.actions}>
      <Button size="small" loading={copy.isPending} onClick={() => copy.mutate()}>
        申请副本
      </Button>
      {privacy.isPerson && (
        <Button size="small" danger onClick={() => setErasing(true)}>
          申请删除
        </Button>
      )}
      {erasing && <ErasureDialog uscc={uscc} onClose={() => setErasing(false)} />}
    </div>
  );
}

const columnsOf = (uscc: string, mayDecide: boolean): readonly Column<PrivacyRequest>[] => [
  ...REQUEST_COLUMNS,
  {
    key: 'step',
    title: '操作',
    width: 120,
    render: (request) => (mayDecide ? <Step uscc={uscc} request={request} /> : null),
  },
];

function Step({ uscc, request }: { uscc: string; request: PrivacyRequest }) {
  const withdraw = useRequest(uscc, () => withdrawRequest(uscc, request), '已撤回');
  if (request.state === 'ready')
    return (
      <div className={styles.actions}>
        <DownloadButton address={copyFile(uscc, request.id, 'csv')}>下载 CSV</DownloadButton>
        <DownloadButton address={copyFile(uscc, request.id, 'json')}>下载 JSON</DownloadButton>
      </div>
    );
  if (request.state !== 'open' || request.kind !== 'erasure') return null;
  return (
    <Popconfirm title="撤回这项请求？" okText="撤回" cancelText="取消" onConfirm={() => withdraw.mutate()}>
      <Button size="small" loading={withdraw.isPending}>
        撤回
      </Button>
    </Popconfirm>
  );
}

const useRequest = (uscc: string, ask: () => Promise<PrivacyRequest>, said: string) =>
  useStep(ask, { stale: [ownRequestsQuery(uscc).queryKey], said });
