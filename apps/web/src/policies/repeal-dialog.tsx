import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { policiesQuery, repealPolicy } from '../api/policies.js';
import { isProblem, reasonOf } from '../api/problem.js';
import { pushesQuery } from '../api/pushes.js';
import type { PolicyDetail } from '../api/types.js';
import { Dialog } from '../app/dialog.js';
import { Field } from '../app/field.js';
import { NoticeBar } from '../app/notice-bar.js';
import { TextField } from '../app/text-field.js';
import { dayOf } from '../text/day.js';

/** Ends a policy: from when, why, what takes its place, and what follows; it cannot be undone. */
export function RepealDialog({ policy, onClose }: { policy: PolicyDetail; onClose: () => void }) {
  const [on, setOn] = useState(dayOf(new Date()));
  const [reason, setReason] = useState('');
  const [heir, setHeir] = useState<string>();
  const [asked, setAsked] = useState(false);
  const repeal = useRepeal(policy.code, onClose);
  const confirm = () => {
    setAsked(true);
    if (reason.trim() && on) repeal.mutate({ on, reason: reason.trim(), supersededBy: heir ?? null });
  };
  return (
    <Dialog
      title={`废止《${policy.title}》？`}
      okText="废止"
      danger
      pending={repeal.isPending}
      onOk={confirm}
      onClose={onClose}
    >
      <Field label="自哪一天起不再有效" fault={asked && !on ? '请选择日期' : undefined}>
        {(control) => (
          <DatePicker
            {...control}
            allowClear={false}
            value={on ? dayjs(on) : null}
            onChange={(_, text) => setOn(text ?? '')}
          />
        )}
      </Field>
      <TextField
        label="废止原因"
        hint="会显示在政策页上。最多 500 字。"
        lines={2}
        most={500}
        value={reason}
        fault={asked && !reason.trim() ? '请写明废止原因' : undefined}
        onChange={setReason}
      />
      <HeirField policy={policy} value={heir} onChange={setHeir} />
      <Consequences policy={policy} on={on} />
      {repeal.error && <NoticeBar tone="bad">{reasonOf(repeal.error)}</NoticeBar>}
    </Dialog>
  );
}

function useRepeal(code: string, onDone: () => void) {
  const queries = useQueryClient();
  const { message: toast } = App.useApp();
  return useMutation({
    mutationFn: (input: Parameters<typeof repealPolicy>[1]) => repealPolicy(code, input),
    onSuccess: () => {
      for (const key of ['policy', 'policies']) void queries.invalidateQueries({ queryKey: [key] });
      void toast.success('已废止');
      onDone();
    },
    onError: (error) => {
      if (isProblem(error) && error.code === 'already-repealed')
        void queries.invalidateQueries({ queryKey: ['policy', code] });
    },
  });
}

interface HeirProps {
  policy: PolicyDetail;
  value: string | undefined;
  onChange: (code: string | undefined) => void;
}

function HeirField({ policy, value, onChange }: HeirProps) {
  const policies = useQuery(policiesQuery);
  const offered = policies.data?.filter(
    ({ code, department, repealedOn }) =>
      code !== policy.code && department.code === policy.department.code && repealedOn === null,
  );
  return (
    <Field label="由哪项政策接替（可不填）" hint="只能是本部门另一项没有废止的政策。">
      {(control) => (
        <Select
          {...control}
          allowClear
          placeholder="没有接替的政策"
          style={{ width: '100%' }}
          showSearch={{ optionFilterProp: 'label' }}
          value={value}
          options={offered?.map(({ code, title }) => ({ value: code, label: title })) ?? []}
          onChange={onChange}
        />
      )}
    </Field>
  );
}

/** What follows from it, as far as it is known now. */
function Consequences({ policy, on }: { policy: PolicyDetail; on: string }) {
  const waiting = useQuery(pushesQuery({ policy: policy.code, state: 'submitted', size: 1, page: 1 }));
  const open = policy.rounds.filter((round) => round.open).map(({ title }) => title);
  return (
    <NoticeBar tone="warn">
      废止不能撤销：
      <ul>
        <li>
          自 {on || '所选日期'} 起，政策体检对它的 {policy.items.length} 个条目一律答“不在有效期”。
        </li>
        {open.length > 0 && <li>正在开放的批次（{open.join('、')}）到这一天为止。</li>}
        {waiting.data && waiting.data.total > 0 && (
          <li>还有 {waiting.data.total} 条关于它的推送待审批，请通知审批人处理。</li>
        )}
        <li>已经投放的推送和以往的版本留存，可以查阅。</li>
      </ul>
    </NoticeBar>
  );
}
