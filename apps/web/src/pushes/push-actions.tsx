import { App, Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { reasonOf } from '../api/problem.js';
import { deletePush, submitPush, withdrawPush } from '../api/pushes.js';
import type { PushDetail } from '../api/types.js';
import { ApproveDialog } from './approve-dialog.js';
import { ReturnDialog } from './return-dialog.js';
import { usePushStep } from './use-push-step.js';

/** What the acting person can do with the push now; each step that others notice is confirmed first. */
export function PushActions({ push }: { push: PushDetail }) {
  const can = (action: PushDetail['allowed'][number]) => push.allowed.includes(action);
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<'approve' | 'return'>();
  return (
    <>
      {can('delete') && <DeleteButton id={push.id} />}
      {can('edit') && <Button onClick={() => void navigate(`/pushes/${push.id}/edit`)}>编辑</Button>}
      {can('withdraw') && <WithdrawButton id={push.id} />}
      {can('submit') && <SubmitButton id={push.id} />}
      {can('return') && <Button onClick={() => setDialog('return')}>退回</Button>}
      {can('approve') && (
        <Button type="primary" onClick={() => setDialog('approve')}>
          批准并投放
        </Button>
      )}
      {dialog === 'approve' && <ApproveDialog push={push} onClose={() => setDialog(undefined)} />}
      {dialog === 'return' && <ReturnDialog id={push.id} onClose={() => setDialog(undefined)} />}
    </>
  );
}

function SubmitButton({ id }: { id: string }) {
  const { modal } = App.useApp();
  const submit = usePushStep(id, () => submitPush(id), '已提交，等待另一位同事审批');
  const ask = () =>
    void modal.confirm({
      title: '提交审批？',
      content: '提交后不能修改；由本部门另一位同事核对内容和企业数后批准，批准即投放。',
      okText: '提交审批',
      onOk: () => submit.mutateAsync(undefined).catch(() => undefined),
    });
  return (
    <Button type="primary" loading={submit.isPending} onClick={ask}>
      提交审批
    </Button>
  );
}

function WithdrawButton({ id }: { id: string }) {
  const { modal } = App.useApp();
  const withdraw = usePushStep(id, () => withdrawPush(id), '已撤回，可以修改后再提交');
  const ask = () =>
    void modal.confirm({
      title: '撤回这条推送？',
      content: '撤回后可以修改并再次提交。',
      okText: '撤回',
      onOk: () => withdraw.mutateAsync(undefined).catch(() => undefined),
    });
  return (
    <Button loading={withdraw.isPending} onClick={ask}>
      撤回
    </Button>
  );
}

function DeleteButton({ id }: { id: string }) {
  const { modal, message: toast } = App.useApp();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: () => deletePush(id),
    onSuccess: async () => {
      await navigate('/pushes');
      void queries.invalidateQueries({ queryKey: ['pushes'] });
      void toast.success('草稿已删除');
    },
    onError: (error) => void toast.error(reasonOf(error)),
  });
  const ask = () =>
    void modal.confirm({
      title: '删除这份草稿？',
      content: '删除后不能恢复。',
      okText: '删除',
      okButtonProps: { danger: true },
      onOk: () => remove.mutateAsync().catch(() => undefined),
    });
  return (
    <Button danger loading={remove.isPending} onClick={ask}>
      删除
    </Button>
  );
}
