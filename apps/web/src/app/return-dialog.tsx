import { useState } from 'react';
import { Dialog } from './dialog.js';
import { TextField } from './text-field.js';

interface Props {
  pending: boolean;
  onReturn: (comment: string) => void;
  onClose: () => void;
}

/** Sends what waits for approval back to its author, saying why. */
export function ReturnDialog({ pending, onReturn, onClose }: Props) {
  const [comment, setComment] = useState('');
  const [asked, setAsked] = useState(false);
  const submit = () => {
    setAsked(true);
    if (comment.trim()) onReturn(comment.trim());
  };
  return (
    <Dialog title="退回修改" okText="退回" pending={pending} onOk={submit} onClose={onClose}>
      <TextField
        label="退回原因"
        hint="起草人会看到，请写清要改什么。最多 500 字。"
        lines={3}
        most={500}
        value={comment}
        fault={asked && !comment.trim() ? '请写明退回原因' : undefined}
        onChange={setComment}
      />
    </Dialog>
  );
}
