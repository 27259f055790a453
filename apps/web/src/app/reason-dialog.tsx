import { Input, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { reasonOf } from '../api/problem.js';
import { Field } from './field.js';

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
    <Modal
      open
      title={title}
      okText={okText}
      cancelText="取消"
      okButtonProps={{ danger: true, disabled: reason.trim() === '' }}
      confirmLoading={pending}
      onOk={() => onOk(reason.trim())}
      onCancel={onClose}
    >
      <p style={{ marginBottom: 12 }}>{children}</p>
      <Field
        label="原因"
        hint="写入历史和审计记录，最多 200 字。"
        fault={error ? reasonOf(error) : undefined}
      >
        {(control) => (
          <Input.TextArea
            {...control}
            rows={3}
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </Modal>
  );
}
