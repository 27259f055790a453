import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { askForErasure, noticeQuery, ownRequestsQuery } from '../api/privacy.js';
import { reasonOf } from '../api/problem.js';
import type { ErasureRequest } from '../api/types.js';
import { Field } from '../app/field.js';
import { NoticeBar } from '../app/notice-bar.js';
import { GROUNDS } from './request-state.js';

const GROUND_OPTIONS = Object.entries(GROUNDS).map(([value, label]) => ({ value, label }));

/** Asks for erasure, saying first what that means. */
export function ErasureDialog({ uscc, onClose }: { uscc: string; onClose: () => void }) {
  const [ground, setGround] = useState<ErasureRequest['ground']>();
  const [reason, setReason] = useState('');
  const notice = useQuery(noticeQuery());
  const send = useErasure(uscc, onClose);
  return (
    <Modal
      open
      title="申请删除个人信息"
      okText="提交申请"
      cancelText="取消"
      okButtonProps={{ danger: true, disabled: !ground || reason.trim() === '' }}
      confirmLoading={send.isPending}
      onOk={() => ground && send.mutate({ ground, reason: reason.trim() })}
      onCancel={onClose}
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

function useErasure(uscc: string, onDone: () => void) {
  const { message } = App.useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (request: ErasureRequest) => askForErasure(uscc, request),
    onSuccess: async () => {
      void message.success('已提交，等待中心决定');
      onDone();
      await queries.invalidateQueries({ queryKey: ownRequestsQuery(uscc).queryKey });
    },
  });
}
