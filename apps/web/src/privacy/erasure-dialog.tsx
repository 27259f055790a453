import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { askForErasure, noticeQuery, ownRequestsQuery } from '../api/privacy.js';
import { faultOf } from '../api/problem.js';
import type { ErasureRequest } from '../api/types.js';
import { Dialog } from '../app/dialog.js';
import { Field } from '../app/field.js';
import { NoticeBar } from '../app/notice-bar.js';
import { TextField } from '../app/text-field.js';
import { useChange } from '../app/use-change.js';
import { GROUNDS } from './request-state.js';

const GROUND_OPTIONS = Object.entries(GROUNDS).map(([value, label]) => ({ value, label }));

/** Asks for erasure, saying first what that means. */
export function ErasureDialog({ uscc, onClose }: { uscc: string; onClose: () => void }) {
  const [ground, setGround] = useState<ErasureRequest['ground']>();
  const [reason, setReason] = useState('');
  const notice = useQuery(noticeQuery());
  const send = useChange((request: ErasureRequest) => askForErasure(uscc, request), {
    stale: [ownRequestsQuery(uscc).queryKey],
    said: '已提交，等待中心决定',
    onDone: onClose,
  });
  return (
    <Dialog
      title="申请删除个人信息"
      okText="提交申请"
      danger
      ready={ground !== undefined && reason.trim() !== ''}
      pending={send.isPending}
      onOk={() => ground && send.mutate({ ground, reason: reason.trim() })}
      onClose={onClose}
    >
      <NoticeBar tone="warn">
        由中心指定人员在 {notice.data?.answerWithinWorkingDays ?? 15}{' '}
        个工作日内决定。同意后，名称、代码、指标、申报、纠错、体检报告、成员和账号全部删除，
        <b>不能恢复，也不能再登录查看</b>
        ；需要留存的请先申请副本。推送统计的数字和依法留存的审计记录不受影响。
      </NoticeBar>
      <Field label="情形（第四十七条）">
        {(control) => (
          <Select
            {...control}
            placeholder="请选择"
            value={ground}
            options={GROUND_OPTIONS}
            onChange={(next: ErasureRequest['ground']) => setGround(next)}
            style={{ width: '100%' }}
          />
        )}
      </Field>
      <TextField
        label="理由"
        fault={faultOf(send.error)}
        lines={3}
        most={1000}
        value={reason}
        onChange={setReason}
      />
    </Dialog>
  );
}
