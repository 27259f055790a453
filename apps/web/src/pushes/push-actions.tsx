import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { deletePush, returnPush, submitPush, withdrawPush } from '../api/pushes.js';
import type { PushDetail } from '../api/types.js';
import { AskingButton } from '../app/asking-button.js';
import { ReturnDialog } from '../app/return-dialog.js';
import { useStep } from '../app/use-change.js';
import { ApproveDialog } from './approve-dialog.js';
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
      {dialog === 'return' && <ReturnPush id={push.id} onClose={() => setDialog(undefined)} />}
    </>
  );
}

function SubmitButton({ id }: { id: string }) {
  const submit = usePushStep(id, () => submitPush(id), '已提交，等待另一位同事审批');
  return (
    <AskingButton
      primary
      label="提交审批"
      title="提交审批？"
      content="提交后不能修改；由本部门另一位同事核对内容和企业数后批准，批准即投放。"
      step={submit}
    />
  );
}

function WithdrawButton({ id }: { id: string }) {
  const withdraw = usePushStep(id, () => withdrawPush(id), '已撤回，可以修改后再提交');
  return (
    <AskingButton label="撤回" title="撤回这条推送？" content="撤回后可以修改并再次提交。" step={withdraw} />
  );
}

function DeleteButton({ id }: { id: string }) {
  const navigate = useNavigate();
  const remove = useStep(() => deletePush(id), {
    stale: [['pushes']],
    said: '草稿已删除',
    onDone: () => navigate('/pushes'),
  });
  return <AskingButton danger label="删除" title="删除这份草稿？" content="删除后不能恢复。" step={remove} />;
}

function ReturnPush({ id, onClose }: { id: string; onClose: () => void }) {
  const giveBack = usePushStep(id, (comment: string) => returnPush(id, comment), '已退回');
  return (
    <ReturnDialog
      pending={giveBack.isPending}
      onReturn={(comment) => giveBack.mutate(comment, { onSettled: onClose })}
      onClose={onClose}
    />
  );
}
