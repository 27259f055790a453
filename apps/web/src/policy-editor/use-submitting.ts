import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { draftQuery, submitDraft } from '../api/policy-drafts.js';
import type { DraftSaver } from './draft-saver.js';

/** Saves what is left to save, asks, and hands the draft in. From then on faults stand at their fields. */
export function useSubmitting(id: string, saver: DraftSaver) {
  const queries = useQueryClient();
  const { modal, message: toast } = App.useApp();
  const [asked, setAsked] = useState(false);
  const handing = useMutation({
    mutationFn: async () => {
      const revision = await saver.flush();
      if (revision === undefined) throw new Error('还没有保存，不能提交；请先处理保存的问题');
      return submitDraft(id, revision);
    },
    onSuccess: (draft) => {
      queries.setQueryData(draftQuery(id).queryKey, draft);
      void queries.invalidateQueries({ queryKey: ['policy-drafts'] });
      void toast.success('已提交，等待本部门另一位同事审批');
    },
  });
  const submit = () => {
    setAsked(true);
    void modal.confirm({
      title: '提交审批？',
      content: '提交后不能修改，可以撤回；由本部门另一位同事核对后批准，批准即发布为政策。',
      okText: '提交审批',
      onOk: () => handing.mutateAsync().catch(() => undefined),
    });
  };
  return { submit, asked, ask: () => setAsked(true), pending: handing.isPending, error: handing.error };
}
