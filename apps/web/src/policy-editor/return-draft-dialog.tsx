import { Modal } from 'antd';
import { useState } from 'react';
import { returnDraft } from '../api/policy-drafts.js';
import { TextField } from './text-field.js';
import { useDraftStep } from './use-draft-step.js';

/** Sends a draft back to its author, saying why. */
export function ReturnDraftDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const [comment, setComment] = useState('');
  const [asked, setAsked] = useState(false);
  const giveBack = useDraftStep(id, () => returnDraft(id, comment.trim()), '已退回');
  const submit = () => {
    setAsked(true);
    if (comment.trim()) giveBack.mutate(undefined, { onSuccess: onClose });
  };
  return (
    <Modal
      open
      title="退回修改"
      okText="退回"
      cancelText="取消"
      confirmLoading={giveBack.isPending}
      onOk={submit}
      onCancel={onClose}
    >
      <TextField
        label="退回原因"
        hint="起草人会看到，请写清要改什么。最多 500 字。"
        lines={3}
        most={500}
        value={comment}
        fault={asked && !comment.trim() ? '请写明退回原因' : undefined}
        onChange={setComment}
      />
    </Modal>
  );
}
