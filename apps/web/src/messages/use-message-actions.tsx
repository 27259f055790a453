import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { archive, messageQuery, unarchive } from '../api/inbox.js';
import { reasonOf } from '../api/problem.js';
import type { Message } from '../api/types.js';
import { takeOut } from './inbox-cache.js';

const UNDO_SECONDS = 8;

/** Archiving a message and taking it back, each with the way to undo it. */
export function useMessageActions(uscc: string) {
  const queries = useQueryClient();
  const { message: toast } = App.useApp();
  const refresh = (sequence: number) => {
    takeOut(queries, uscc, sequence);
    for (const queryKey of [['inbox', uscc], ['unread', uscc], messageQuery(uscc, sequence).queryKey]) {
      void queries.invalidateQueries({ queryKey });
    }
  };
  const move = useMutation({
    mutationFn: ({ sequence, archived }: Message) =>
      archived ? unarchive(uscc, sequence) : archive(uscc, sequence),
    onSuccess: (_, moved) => {
      refresh(moved.sequence);
      const key = `move-${moved.sequence}`;
      const undo = () => {
        toast.destroy(key);
        move.mutate({ ...moved, archived: !moved.archived });
      };
      toast.open({
        key,
        duration: UNDO_SECONDS,
        content: (
          <span role="status">
            {moved.archived ? '已移回消息列表' : '已归档'}
            <Button type="link" size="small" onClick={undo}>
              撤销
            </Button>
          </span>
        ),
      });
    },
    onError: (error) => void toast.error(reasonOf(error)),
  });
  return move;
}
