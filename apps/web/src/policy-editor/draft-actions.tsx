import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { deleteDraft, withdrawDraft } from '../api/policy-drafts.js';
import { reasonOf } from '../api/problem.js';
import type { DraftDetail } from '../api/types.js';
import { ApproveDraftDialog } from './approve-draft-dialog.js';
import { ReturnDraftDialog } from './return-draft-dialog.js';
import { useDraftStep } from './use-draft-step.js';

/** What the acting person can do with the draft now besides writing it. */
export function DraftActions({ draft }: { draft: DraftDetail }) {
  const can = (action: DraftDetail['allowed'][number]) => draft.allowed.includes(action);
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<'approve' | 'return'>();
  const close = () => setDialog(undefined);
  return (
    <>
      {can('delete') && <DeleteButton id={draft.id} />}
      {can('withdraw') && <WithdrawButton id={draft.id} />}
      {can('return') && <Button onClick={() => setDialog('return')}>退回</Button>}
      {can('approve') && (
        <Button type="primary" onClick={() => setDialog('approve')}>
          批准并发布
        </Button>
      )}
      {draft.state === 'approved' && draft.policy !== null && (
        <Button
          type="primary"
          onClick={() => void navigate(`/policies/${encodeURIComponent(draft.policy ?? '')}`)}
        >
          查看政策
        </Button>
      )}
      {dialog === 'approve' && <ApproveDraftDialog draft={draft} onClose={close} />}
      {dialog === 'return' && <ReturnDraftDialog id={draft.id} onClose={close} />}
    </>
  );
}

function WithdrawButton({ id }: { id: string }) {
  const { modal } = App.useApp();
  const withdraw = useDraftStep(id, () => withdrawDraft(id), '已撤回，可以修改后再提交');
  const ask = () =>
    void modal.confirm({
      title: '撤回这份草稿？',
      content: '撤回后可以修改并再次提交。',
      okText: '撤回',
      onOk: () => withdraw.mutateAsync().catch(() => undefined),
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
    mutationFn: () => deleteDraft(id),
    onSuccess: async () => {
      await navigate('/policies?show=drafts');
      void queries.invalidateQueries({ queryKey: ['policy-drafts'] });
      void toast.success('草稿已删除');
    },
    onError: (error) => void toast.error(reasonOf(error)),
  });
  const ask = () =>
    void modal.confirm({
      title: '删除这份草稿？',
      content: '已经写的内容一起删除，不能恢复。',
      okText: '删除',
      okButtonProps: { danger: true },
      onOk: () => remove.mutateAsync().catch(() => undefined),
    });
  return (
    <Button danger loading={remove.isPending} onClick={ask}>
      删除草稿
    </Button>
  );
}
