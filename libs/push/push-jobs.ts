import { z } from 'zod';
import { defineJob } from '#platform';

/** Plans an approved push and delivers it on the channels that settle with the plan. */
export const planPushJob = defineJob({
  name: 'plan-push',
  queue: 'push',
  payload: z.object({ push: z.uuid() }),
  attempts: 10,
  backoffMs: 500,
  key: ({ push }) => push,
});
