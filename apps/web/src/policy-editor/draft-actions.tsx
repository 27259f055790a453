import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { deleteDraft, returnDraft, withdrawDraft } from '../api/policy-drafts.js';
import type { DraftDetail } from '../api/types.js';
import { AskingButton } from '../app/asking-button.js';
import { ReturnDialog } from '../app/return-dialog.js';
import { useStep } from '../app/use-change.js';
import { ApproveDraftDialog } from './approve-draft-dialog.js';
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
      {dialog === 'return' && <ReturnDraft id={draft.id} onClose={close} />}
    </>
  );
}

function WithdrawButton({ id }: { id: string }) {
  const withdraw = useDraftStep(id, () => withdrawDraft(id), '已撤回，可以修改后再提交');
  return (
    <AskingButton label="撤回" title="撤回这份草稿？" content="撤回后可以修改并再次提交。" step={withdraw} />
  );
}

function DeleteButton({ id }: { id: string }) {
  const navigate = useNavigate();
  const remove = useStep(() => deleteDraft(id), {
    stale: [['policy-drafts']],
    said: '草稿已删除',
    onDone: () => navigate('/policies?show=drafts'),
  });
  return (
    <AskingButton
      danger
      label="删除草稿"
      title="删除这份草稿？"
      content="已经写的内容一起删除，不能恢复。"
      step={remove}
    />
  );
}

function ReturnDraft({ id, onClose }: { id: string; onClose: () => void }) {
  const giveBack = useDraftStep(id, (comment: string) => returnDraft(id, comment), '已退回');
  return (
    <ReturnDialog
      pending={giveBack.isPending}
      onReturn={(comment) => giveBack.mutate(comment, { onSettled: onClose })}
      onClose={onClose}
    />
  );
}
