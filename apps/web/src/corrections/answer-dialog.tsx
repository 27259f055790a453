import { Radio } from 'antd';
import { useState } from 'react';
import { answerCorrection } from '../api/corrections.js';
import { faultOf } from '../api/problem.js';
import type { Correction } from '../api/types.js';
import { Dialog } from '../app/dialog.js';
import { Facts } from '../app/facts.js';
import { FieldSet } from '../app/field.js';
import { TextField } from '../app/text-field.js';
import { useChange } from '../app/use-change.js';
import { withUnit } from '../text/quantity.js';

/** Answers a request: accepted, which writes the value, or not, with why. */
export function AnswerDialog({ correction, onClose }: { correction: Correction; onClose: () => void }) {
  const [accept, setAccept] = useState<boolean>();
  const [text, setText] = useState('');
  const send = useChange(
    (answer: Parameters<typeof answerCorrection>[1]) => answerCorrection(correction.id, answer),
    { stale: [['corrections']], said: '已答复', onDone: onClose },
  );
  const { subject, stoodText, proposedText, reason, enterprise } = correction;
  const shown = (value: string | null) => value && withUnit(value, correction.unit ?? undefined);
  return (
    <Dialog
      title={`答复：${subject}`}
      okText="答复"
      ready={accept !== undefined && text.trim() !== ''}
      pending={send.isPending}
      onOk={() => send.mutate({ accept: accept === true, text: text.trim(), version: correction.version })}
      onClose={onClose}
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
      <TextField
        label="答复内容"
        hint="企业会看到。"
        fault={faultOf(send.error)}
        lines={3}
        most={1000}
        value={text}
        onChange={setText}
      />
    </Dialog>
  );
}
