import { Button, Popconfirm } from 'antd';
import { revokeKey } from '../api/keys.js';
import type { ApiKey } from '../api/types.js';
import { useStep } from '../app/use-change.js';

/** Ends a key at once, when that is really meant. */
export function RevokeKey({ apiKey: { id, name } }: { apiKey: ApiKey }) {
  const revoke = useStep(() => revokeKey(id), { stale: [['keys']], said: `“${name}”已吊销` });
  return (
    <Popconfirm
      title={`吊销“${name}”？`}
      description="立即生效，用它的系统随即不能再调用接口；不能恢复。"
      okText="吊销"
      okButtonProps={{ danger: true }}
      cancelText="取消"
      onConfirm={() => revoke.mutate()}
    >
      <Button size="small" danger loading={revoke.isPending}>
        吊销<span className="visually-hidden">{name}</span>
      </Button>
    </Popconfirm>
  );
}
