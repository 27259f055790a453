import { Input, Modal } from 'antd';
import { useState } from 'react';
import { returnPush } from '../api/pushes.js';
import { Field } from '../app/field.js';
import { usePushStep } from './use-push-step.js';

/** Sends a push back to its author, saying why. */
export function ReturnDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const [comment, setComment] = useState('');
  const [asked, setAsked] = useState(false);
  const giveBack = usePushStep(id, () => returnPush(id, comment.trim()), '已退回');
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
      <Field
        label="退回原因"
        hint="起草人会看到，请写清要改什么。最多 500 字。"
        fault={asked && !comment.trim() ? '请写明退回原因' : undefined}
      >
        {(control) => (
          <Input.TextArea
            {...control}
            maxLength={500}
            autoSize={{ minRows: 3 }}
            value={comment}
            onChange={(event) => setComment(event.target.value)}
          />
        )}
      </Field>
    </Modal>
  );
}
