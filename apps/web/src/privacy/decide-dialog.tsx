import { Radio } from 'antd';
import { useState } from 'react';
import { decideRequest } from '../api/privacy.js';
import { faultOf } from '../api/problem.js';
import type { PrivacyDecision, PrivacyRequest } from '../api/types.js';
import { Dialog } from '../app/dialog.js';
import { Facts } from '../app/facts.js';
import { FieldSet } from '../app/field.js';
import { NoticeBar } from '../app/notice-bar.js';
import { TextField } from '../app/text-field.js';
import { useChange } from '../app/use-change.js';
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
  const send = useChange((decision: PrivacyDecision) => decideRequest(request.id, decision), {
    stale: [['privacy-requests']],
    said: (_, decision) => (decision.approve ? '已同意，正在删除' : '已答复'),
    onDone: onClose,
  });
  const decided = { approve: approve === true, answer: answer.trim(), version: request.version };
  return (
    <Dialog
      title="决定：删除个人信息"
      okText={approve ? '同意删除' : '确定'}
      danger={approve === true}
      ready={approve !== undefined && answer.trim() !== ''}
      pending={send.isPending}
      onOk={() => send.mutate(decided)}
      onClose={onClose}
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
      <TextField
        label="理由"
        hint={approve === false ? '提出人会看到，并附救济途径（第五十条）。' : '写入办理记录。'}
        fault={faultOf(send.error)}
        lines={3}
        most={1000}
        value={answer}
        onChange={setAnswer}
      />
    </Dialog>
  );
}
