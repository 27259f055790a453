import { Button, Popconfirm } from 'antd';
import { cancelImport } from '../api/imports.js';
import { useMay } from '../app/session.js';
import { useStep } from '../app/use-change.js';

/** Gives up an import that has not begun. */
export function CancelImport({ id }: { id: string }) {
  const write = useMay('imports:write');
  const cancel = useStep(() => cancelImport(id), { stale: [['import', id]] });
  if (!write) return null;
  return (
    <Popconfirm
      title="取消这次导入？"
      description="要导入时须重新上传文件。"
      okText="取消导入"
      cancelText="再想想"
      onConfirm={() => cancel.mutate()}
    >
      <Button loading={cancel.isPending}>取消导入</Button>
    </Popconfirm>
  );
}
