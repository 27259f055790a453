import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { revokeKey } from '../api/keys.js';
import { reasonOf } from '../api/problem.js';
import type { ApiKey } from '../api/types.js';

/** Ends a key at once, when that is really meant. */
export function RevokeKey({ apiKey: { id, name } }: { apiKey: ApiKey }) {
  const { message } = App.useApp();
  const queries = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => revokeKey(id),
    onSuccess: () => void message.success(`“${name}”已吊销`),
    onError: (error) => void message.error(reasonOf(error)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['keys'] }),
  });
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
