import { erasePersonalDataJob, importFileJob, producePersonalCopyJob, refreshTagsJob } from '#enterprises';
import type { JobKind } from '#platform';
import { planPushJob } from '#push';

/** Every kind of background work; each has exactly one handler. */
export const jobs: readonly JobKind[] = [
  planPushJob,
  importFileJob,
  refreshTagsJob,
  producePersonalCopyJob,
  erasePersonalDataJob,
];
