import { SetMetadata } from '@nestjs/common';

export const auditMetadata = 'policy-push:audit';

/** How a route is written into the audit trail. */
export interface AuditMark {
  /** Stable name, such as `policies.submit`; by default controller and method. Never: nothing is changed or shown. */
  readonly action?: string;
  /** What the subject is, such as `policy`; by default the first part of the address. */
  readonly subject?: string;
  /** Name of the path parameter that says which; by default the first one, then `id` of what is answered. */
  readonly id?: string;
  /** Name of the part of the answer that is the subject, where the answer is more than that. */
  readonly answered?: string;
  readonly never?: boolean;
  /** The answer is a file: it is counted among the exports. */
  readonly file?: boolean;
}

/**
 * Names a route in the audit trail. Needed only where the default is not good enough: every route that changes
 * something is audited anyway, as `<controller>.<method>`. On a GET it marks a view or an export of a named list.
 *
 * @example `@Audited('audience.list', { subject: 'policy', id: 'code' })`
 */
export const Audited = (action: string, options: Omit<AuditMark, 'action' | 'never'> = {}) =>
  SetMetadata(auditMetadata, { action, ...options } satisfies AuditMark);

/** Marks a POST that only asks and shows nobody's name: it leaves no entry and needs no transaction. */
export const AsksOnly = () => SetMetadata(auditMetadata, { never: true } satisfies AuditMark);
