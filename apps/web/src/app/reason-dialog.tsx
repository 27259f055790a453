import { useState, type ReactNode } from 'react';
import { faultOf } from '../api/problem.js';
import { Dialog } from './dialog.js';
import { TextField } from './text-field.js';

interface Props {
  title: string;
  okText: string;
  /** What follows from it. */
  children: ReactNode;
  pending: boolean;
  error: unknown;
  onOk: (reason: string) => void;
  onClose: () => void;
}

/** Asks before something is taken away, and why; the reason is kept. */
export function ReasonDialog({ title, okText, children, pending, error, onOk, onClose }: Props) {
  const [reason, setReason] = useState('');
  return (
    <Dialog
      title={title}
      okText={okText}
      danger
      ready={reason.trim() !== ''}
      pending={pending}
      onOk={() => onOk(reason.trim())}
      onClose={onClose}
    >
      <p style={{ marginBottom: 12 }}>{children}</p>
      <TextField
        label="原因"
        hint="写入历史和审计记录，最多 200 字。"
        fault={faultOf(error)}
        lines={3}
        value={reason}
        onChange={setReason}
      />
    </Dialog>
  );
}
