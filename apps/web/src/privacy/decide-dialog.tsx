import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { decideRequest } from '../api/privacy.js';
import { reasonOf } from '../api/problem.js';
import type { PrivacyDecision, PrivacyRequest } from '../api/types.js';
import { Facts } from '../app/facts.js';
import { Field, FieldSet } from '../app/field.js';
import { NoticeBar } from '../app/notice-bar.js';
import styles from './privacy.module.css';
import { dueText, GROUNDS } from './request-state.js';

interface Props {
  request: PrivacyRequest;
  onClose: () => void;
}

/** Decides on an erasure: with the reason either way, and a warning before what can't be taken back. */
export function DecideDialog({ request, onClose }: Props) {
  const [approve, setApprove] = useState<boolean>();
  const [answer, setAnswer] = useState('');
  const send = useDecision(request, onClose);
  const decided = { approve: approve === true, answer: answer.trim(), version: request.version };
  return (
    <Modal
      open
      title="决定：删除个人信息"
      okText={approve ? '同意删除' : '确定'}
      cancelText="取消"
      okButtonProps={{ danger: approve === true, disabled: approve === undefined || answer.trim() === '' }}
      confirmLoading={send.isPending}
      onOk={() => send.mutate(decided)}
      onCancel={onClose}
    >
      <div className={styles.asked}>
        <Facts
          of={[
            ['企业', `${request.enterprise}（${request.uscc}）`],
            ['提出人', request.requestedBy],
            ['情形', request.ground && GROUNDS[request.ground]],
            ['理由', request.reason],
            ['期限', dueText(request)],
          ]}
        />
      </div>
      <FieldSet label="决定">
        <Radio.Group
          options={[
            { value: true, label: '同意删除' },
            { value: false, label: '不予删除' },
          ]}
          value={approve}
          onChange={(event) => setApprove(event.target.value as boolean)}
        />
      </FieldSet>
      {approve && (
        <NoticeBar tone="bad">
          删除立即开始，不能恢复。企业序号和推送统计保留；同一代码再由部门报来时会被拒绝，直至在此恢复登记。
        </NoticeBar>
      )}
      <Field
        label="理由"
        hint={approve === false ? '提出人会看到，并附救济途径（第五十条）。' : '写入办理记录。'}
        fault={send.error ? reasonOf(send.error) : undefined}
      >
        {(control) => (
          <Input.TextArea
            {...control}
            rows={3}
            maxLength={1000}
            value={answer}
            onChange={(event) => setAnswer(event.target.value)}
          />
        )}
      </Field>
    </Modal>
  );
}

function useDecision({ id }: PrivacyRequest, onDone: () => void) {
  const { message } = App.useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (decision: PrivacyDecision) => decideRequest(id, decision),
    onSuccess: async (_, { approve }) => {
      void message.success(approve ? '已同意，正在删除' : '已答复');
      onDone();
      await queries.invalidateQueries({ queryKey: ['privacy-requests'] });
    },
  });
}
