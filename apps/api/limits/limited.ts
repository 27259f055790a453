import { SetMetadata } from '@nestjs/common';
import type { LimitClass } from '#platform';

export const limitMetadata = 'policy-push:limit';

/** Counts routes under an allowance of their own. Without it, reads, writes and exports are told apart by themselves. */
export const Limited = (name: LimitClass) => SetMetadata(limitMetadata, name);
