import { z } from 'zod';
import { defineJob } from '#platform';

const payload = z.object({ request: z.uuid() });

/** Gathers the copy that an enterprise asked for. */
export const producePersonalCopyJob = defineJob({
  name: 'produce-personal-copy',
  queue: 'upkeep',
  payload,
  attempts: 5,
  backoffMs: 2_000,
  key: ({ request }) => request,
});

/** Erases what an approved request is about. */
export const erasePersonalDataJob = defineJob({
  name: 'erase-personal-data',
  queue: 'upkeep',
  payload,
  attempts: 5,
  backoffMs: 2_000,
  key: ({ request }) => request,
});
