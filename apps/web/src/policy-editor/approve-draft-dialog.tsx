import { useState } from 'react';
import { approveDraft } from '../api/policy-drafts.js';
import type { DraftDetail } from '../api/types.js';
import { Dialog } from '../app/dialog.js';
import { NoticeBar } from '../app/notice-bar.js';
import { TextField } from '../app/text-field.js';
import { titleOf } from './draft-words.js';
import { useDraftStep } from './use-draft-step.js';

/** The last look before a policy is published: what becomes of it, and that it cannot be undone. */
export function ApproveDraftDialog({ draft, onClose }: { draft: DraftDetail; onClose: () => void }) {
  const [comment, setComment] = useState('');
  const approve = useDraftStep(
    draft.id,
    () => approveDraft(draft.id, draft.revision, comment.trim()),
    '已批准并发布',
  );
  const { items, supersedes } = draft.content;
  return (
    <Dialog
      title="批准并发布？"
      okText="批准并发布"
      cancelText="再看看"
      pending={approve.isPending}
      onOk={() => approve.mutate(undefined, { onSettled: onClose })}
      onClose={onClose}
    >
      <p>
        《{titleOf(draft)}》，{items.length} 个条目，第 {draft.revision} 次保存的内容。
      </p>
      <ul>
        <li>
          {draft.policy
            ? '发布为这项政策的新版本，此后的体检和推送按新版本；旧版本留存可查。'
            : '发布为一项新政策，企业的政策体检马上包括它。'}
        </li>
        {supersedes && <li>被代替的政策会注明已由本政策代替；要让它失效，另行废止。</li>}
      </ul>
      <TextField label="审批意见（可不填）" lines={2} most={500} value={comment} onChange={setComment} />
      <NoticeBar tone="warn">发布后不能撤销；要改，写新版本或废止。</NoticeBar>
    </Dialog>
  );
}
