import { Button, Upload } from 'antd';
import { useState } from 'react';
import { requestCorrection, type CorrectionRequest } from '../api/own.js';
import { faultOf } from '../api/problem.js';
import { Dialog } from '../app/dialog.js';
import { Field } from '../app/field.js';
import { TextField } from '../app/text-field.js';
import { useChange } from '../app/use-change.js';
import { fileSize } from '../text/number.js';
import { ValueInput, type AskedFact } from './value-input.js';

/** What is to be put right: a fact or a tag. */
export type CorrectionSubject =
  | { fact: AskedFact; department: string; now: string | null }
  | { tag: { code: string; label: string }; now: string };

interface Props {
  uscc: string;
  subject: CorrectionSubject;
  onClose: () => void;
}

/** Asks the department whose data it is to put a fact or a tag right. */
export function CorrectDialog({ uscc, subject, onClose }: Props) {
  const [proposed, setProposed] = useState('');
  const [reason, setReason] = useState('');
  const [file, setFile] = useState<File>();
  const send = useChange((request: CorrectionRequest) => requestCorrection(uscc, request), {
    stale: [['own', uscc]],
    said: ({ department, due }) => `已提交，${department}将在 ${due} 前答复`,
    onDone: onClose,
  });
  const fact = 'fact' in subject ? subject.fact : undefined;
  const label = 'fact' in subject ? subject.fact.label : subject.tag.label;
  const about = 'fact' in subject ? { fact: subject.fact.key } : { tag: subject.tag.code };
  const complete = reason.trim() !== '' && (!fact || proposed.trim() !== '');
  return (
    <Dialog
      title={`数据纠错：${label}`}
      okText="提交"
      ready={complete}
      pending={send.isPending}
      onOk={() => send.mutate({ ...about, proposed, reason, file })}
      onClose={onClose}
    >
      <p style={{ marginBottom: 12 }}>
        现值：{subject.now ?? '暂无数据'}
        {'department' in subject && <span className="muted">，由{subject.department}答复</span>}
      </p>
      {fact && (
        <Field label={fact.unit ? `正确的值（${fact.unit}）` : '正确的值'}>
          {(control) => <ValueInput fact={fact} value={proposed} control={control} onChange={setProposed} />}
        </Field>
      )}
      <TextField
        label="理由"
        fault={faultOf(send.error)}
        lines={3}
        most={1000}
        value={reason}
        onChange={setReason}
      />
      <Upload
        accept=".pdf,.jpg,.jpeg,.png,.doc,.docx,.xls,.xlsx"
        showUploadList={false}
        beforeUpload={(chosen) => {
          setFile(chosen);
          return false;
        }}
      >
        <Button>{file ? `${file.name}（${fileSize(file.size)}），换一个` : '附上证明材料（可不附）'}</Button>
      </Upload>
    </Dialog>
  );
}
