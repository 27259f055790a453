import { Fault } from '#platform';

/** Something that stands in the way of submitting a draft. */
export interface DraftFault {
  /** JSON Pointer into the content. */
  readonly pointer: string;
  /** Which item and condition it is, by number and name; null where the field says it itself. */
  readonly place: string | null;
  /** What is wrong there, and what to do. */
  readonly reason: string;
}

/** All faults as one refusal, each with its place. */
export function refusalOf(faults: readonly DraftFault[]): Fault {
  const details = faults.map((fault) => ({ pointer: fault.pointer, message: textOf(fault) }));
  const told = details.slice(0, 3).map(({ message }) => message);
  const more = details.length > told.length ? `；另有 ${details.length - told.length} 处` : '';
  return new Fault('invalid', 'draft-incomplete', `还不能提交：${told.join('；')}${more}`, details);
}

const textOf = ({ place, reason }: DraftFault): string => (place === null ? reason : `${place}：${reason}`);
