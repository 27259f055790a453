import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Input, Modal } from 'antd';
import { useState } from 'react';
import { readmitCode } from '../api/privacy.js';
import { reasonOf } from '../api/problem.js';
import type { PrivacyRequest } from '../api/types.js';
import { Field } from '../app/field.js';

/** Lets an erased code be registered anew when a feed delivers it again. */
export function ReadmitDialog({ request, onClose }: { request: PrivacyRequest; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const { message } = App.useApp();
  const queries = useQueryClient();
  const send = useMutation({
    mutationFn: () => readmitCode(request.id, reason.trim()),
    onSuccess: async () => {
      void message.success('已恢复登记');
      onClose();
      await queries.invalidateQueries({ queryKey: ['privacy-requests'] });
    },
  });
  return (
    <Modal
      open
      title="恢复登记"
      okText="恢复登记"
      cancelText="取消"
      okButtonProps={{ disabled: reason.trim() === '' }}
      confirmLoading={send.isPending}
      onOk={() => send.mutate()}
      onCancel={onClose}
    >
      <p>
        此后部门再报来这一代码时，作为一家新企业登记；已删除的信息不会恢复，也不与它相连。请确认本人已重新办理登记，或履行法定职责确有必要。
      </p>
      <Field label="理由" fault={send.error ? reasonOf(send.error) : undefined}>
        {(control) => (
          <Input.TextArea
            {...control}
            rows={3}
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </Modal>
  );
}
