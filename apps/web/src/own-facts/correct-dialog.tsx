import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Modal, Upload } from 'antd';
import { useState } from 'react';
import { requestCorrection } from '../api/own.js';
import { reasonOf } from '../api/problem.js';
import { Field } from '../app/field.js';
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
  const send = useRequest(uscc, onClose);
  const fact = 'fact' in subject ? subject.fact : undefined;
  const label = 'fact' in subject ? subject.fact.label : subject.tag.label;
  const about = 'fact' in subject ? { fact: subject.fact.key } : { tag: subject.tag.code };
  const complete = reason.trim() !== '' && (!fact || proposed.trim() !== '');
  return (
    <Modal
      open
      title={`数据纠错：${label}`}
      okText="提交"
      cancelText="取消"
      okButtonProps={{ disabled: !complete }}
      confirmLoading={send.isPending}
      onOk={() => send.mutate({ ...about, proposed, reason, file })}
      onCancel={onClose}
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
    </Modal>
  );
}

function useRequest(uscc: string, onDone: () => void) {
  const { message } = App.useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (request: Parameters<typeof requestCorrection>[1]) => requestCorrection(uscc, request),
    onSuccess: async ({ department, due }) => {
      void message.success(`已提交，${department}将在 ${due} 前答复`);
      onDone();
      await queries.invalidateQueries({ queryKey: ['own', uscc] });
    },
  });
}
