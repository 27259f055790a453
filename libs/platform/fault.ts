/** What kind of trouble it is; one filter turns kinds into HTTP statuses, the CLI into exit codes. */
export type FaultKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'notFound'
  | 'conflict'
  | 'stale'
  | 'unprocessable'
  | 'late'
  | 'tooLarge'
  | 'unsupported'
  | 'tooMany'
  | 'busy';

/** One faulty place of an input. */
export interface FaultDetail {
  /** JSON Pointer (RFC 6901) to the faulty place, e.g. `/segments/0/text`. */
  readonly pointer: string;
  /** Chinese text that says what is wrong and what to do. */
  readonly message: string;
}

/** An expected failure with a stable code and a Chinese text for the person who caused it. */
export class Fault extends Error {
  override readonly name = 'Fault';

  constructor(
    readonly kind: FaultKind,
    readonly code: string,
    message: string,
    readonly details: readonly FaultDetail[] = [],
  ) {
    super(message);
  }
}

/** The thing asked for does not exist, or not for this person: the two are told alike on purpose. */
export function notFound(what: string): Fault {
  return new Fault('notFound', 'not-found', `没有找到${what}，请检查编号或返回列表重新选择`);
}
