import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { answerCorrection } from '../api/corrections.js';
import { reasonOf } from '../api/problem.js';
import type { Correction } from '../api/types.js';
import { Facts } from '../app/facts.js';
import { Field, FieldSet } from '../app/field.js';
import { withUnit } from '../text/quantity.js';

/** Answers a request: accepted, which writes the value, or not, with why. */
export function AnswerDialog({ correction, onClose }: { correction: Correction; onClose: () => void }) {
  const [accept, setAccept] = useState<boolean>();
  const [text, setText] = useState('');
  const send = useAnswer(correction, onClose);
  const { subject, stoodText, proposedText, reason, enterprise } = correction;
  const shown = (value: string | null) => value && withUnit(value, correction.unit ?? undefined);
  return (
    <Modal
      open
      title={`答复：${subject}`}
      okText="答复"
      cancelText="取消"
      okButtonProps={{ disabled: accept === undefined || text.trim() === '' }}
      confirmLoading={send.isPending}
      onOk={() => send.mutate({ accept: accept === true, text: text.trim(), version: correction.version })}
      onCancel={onClose}
    >
      <Facts
        of={[
          ['企业', enterprise],
          ['现值', correction.fact ? (shown(stoodText) ?? '暂无数据') : null],
          ['企业认为', shown(proposedText)],
          ['理由', reason],
        ]}
      />
      <FieldSet label="结论" hint={correction.fact ? '采纳后立即写入登记数据，不能撤回。' : undefined}>
        <Radio.Group
          options={[
            { value: true, label: '采纳' },
            { value: false, label: '不采纳' },
          ]}
          value={accept}
          onChange={(event) => setAccept(event.target.value as boolean)}
        />
      </FieldSet>
      <Field label="答复内容" hint="企业会看到。" fault={send.error ? reasonOf(send.error) : undefined}>
        {(control) => (
          <Input.TextArea
            {...control}
            rows={3}
            maxLength={1000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
    </Modal>
  );
}

function useAnswer(correction: Correction, onDone: () => void) {
  const { message } = App.useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (answer: Parameters<typeof answerCorrection>[1]) => answerCorrection(correction.id, answer),
    onSuccess: async () => {
      void message.success('已答复');
      onDone();
      await queries.invalidateQueries({ queryKey: ['corrections'] });
    },
  });
}
