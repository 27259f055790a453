import { useState } from 'react';
import { readmitCode } from '../api/privacy.js';
import { faultOf } from '../api/problem.js';
import type { PrivacyRequest } from '../api/types.js';
import { Dialog } from '../app/dialog.js';
import { TextField } from '../app/text-field.js';
import { useChange } from '../app/use-change.js';

/** Lets an erased code be registered anew when a feed delivers it again. */
export function ReadmitDialog({ request, onClose }: { request: PrivacyRequest; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const send = useChange(() => readmitCode(request.id, reason.trim()), {
    stale: [['privacy-requests']],
    said: '已恢复登记',
    onDone: onClose,
  });
  return (
    <Dialog
      title="恢复登记"
      okText="恢复登记"
      ready={reason.trim() !== ''}
      pending={send.isPending}
      onOk={() => send.mutate()}
      onClose={onClose}
    >
      <p>
        此后部门再报来这一代码时，作为一家新企业登记；已删除的信息不会恢复，也不与它相连。请确认本人已重新办理登记，或履行法定职责确有必要。
      </p>
      <TextField
        label="理由"
        fault={faultOf(send.error)}
        lines={3}
        most={1000}
        value={reason}
        onChange={setReason}
      />
    </Dialog>
  );
}
