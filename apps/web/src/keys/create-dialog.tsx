import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useState } from 'react';
import { issueKey } from '../api/keys.js';
import type { IssuedKey } from '../api/types.js';
import { NoticeBar } from '../app/notice-bar.js';
import { EMPTY_DRAFT, inputOf, otherFault } from './key-draft.js';
import { KeyFields } from './key-fields.js';

interface Props {
  onIssued: (issued: IssuedKey) => void;
  onClose: () => void;
}

/** Gives a machine a key. */
export function CreateDialog({ onIssued, onClose }: Props) {
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const queries = useQueryClient();
  const issue = useMutation({
    mutationFn: issueKey,
    onSuccess: async (issued) => {
      onIssued(issued);
      await queries.invalidateQueries({ queryKey: ['keys'] });
    },
  });
  const input = inputOf(draft);
  const fault = otherFault(issue.error);
  return (
    <Modal
      open
      title="新建接口密钥"
      width={640}
      okText="创建"
      cancelText="取消"
      okButtonProps={{ disabled: !input }}
      confirmLoading={issue.isPending}
      onOk={() => input && issue.mutate(input)}
      onCancel={onClose}
    >
      <KeyFields
        draft={draft}
        error={issue.error}
        onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
      />
      {fault && <NoticeBar tone="bad">没能创建：{fault}</NoticeBar>}
    </Modal>
  );
}
