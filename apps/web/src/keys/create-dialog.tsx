import { useState } from 'react';
import { issueKey } from '../api/keys.js';
import type { IssuedKey } from '../api/types.js';
import { Dialog } from '../app/dialog.js';
import { NoticeBar } from '../app/notice-bar.js';
import { useChange } from '../app/use-change.js';
import { EMPTY_DRAFT, inputOf, otherFault } from './key-draft.js';
import { KeyFields } from './key-fields.js';

interface Props {
  onIssued: (issued: IssuedKey) => void;
  onClose: () => void;
}

/** Gives a machine a key. */
export function CreateDialog({ onIssued, onClose }: Props) {
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const issue = useChange(issueKey, { stale: [['keys']], onDone: onIssued });
  const input = inputOf(draft);
  const fault = otherFault(issue.error);
  return (
    <Dialog
      title="新建接口密钥"
      width={640}
      okText="创建"
      ready={input !== undefined}
      pending={issue.isPending}
      onOk={() => input && issue.mutate(input)}
      onClose={onClose}
    >
      <KeyFields
        draft={draft}
        error={issue.error}
        onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
      />
      {fault && <NoticeBar tone="bad">没能创建：{fault}</NoticeBar>}
    </Dialog>
  );
}
