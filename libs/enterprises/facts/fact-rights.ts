import type { Actor } from '#platform';
import type { Fact } from './fact.js';

/** Whose rights are asked about. */
export type Viewer = Pick<Actor, 'department'>;

/**
 * Whether a member of staff may see this fact of single enterprises: the fact is open to all, to their department, or
 * their department gives it. Enterprises always see their own facts; routes for them don't ask this.
 */
export function mayView(
  { department }: Viewer,
  { seenBy, editedBy }: Pick<Fact, 'seenBy' | 'editedBy'>,
): boolean {
  if (seenBy === 'all') return true;
  return department !== null && (department.code === editedBy || seenBy.includes(department.code));
}
