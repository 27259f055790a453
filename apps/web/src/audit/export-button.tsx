import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { auditFile } from '../api/audit.js';
import { reasonOf } from '../api/problem.js';
import type { AuditSearch } from '../api/types.js';
import { saveBlob } from '../text/csv.js';

/** Takes what is found along as a file; the person confirms themselves first where that is asked. */
export function ExportButton({ search }: { search: AuditSearch }) {
  const { message } = App.useApp();
  const fetch = useMutation({
    mutationFn: () => auditFile(search),
    onSuccess: (file) => saveBlob('审计记录.csv', file),
    onError: (error) => void message.error(reasonOf(error)),
  });
  return (
    <Button loading={fetch.isPending} onClick={() => fetch.mutate()}>
      导出（CSV）
    </Button>
  );
}
