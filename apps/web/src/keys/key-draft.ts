import type { KeyInput } from '../api/types.js';
import { isProblem } from '../api/problem.js';
import type { Scope } from './scope.js';

/** A key while it is filled in. */
export interface KeyDraft {
  readonly name: string;
  readonly kind: KeyInput['kind'];
  readonly person: string | undefined;
  readonly department: string | undefined;
  readonly permissions: readonly Scope[];
  /** One network a line, as it is typed. */
  readonly networks: string;
  readonly expiresOn: string | undefined;
}

export const EMPTY_DRAFT: KeyDraft = {
  name: '',
  kind: 'live',
  person: undefined,
  department: undefined,
  permissions: [],
  networks: '',
  expiresOn: undefined,
};

/** What is sent, once everything that must be filled in is; undefined before. */
export function inputOf(draft: KeyDraft): KeyInput | undefined {
  const { person, expiresOn, department, networks } = draft;
  const name = draft.name.trim();
  if (!name || !person || !expiresOn || draft.permissions.length === 0) return undefined;
  return {
    name,
    kind: draft.kind,
    person,
    department: department ?? null,
    permissions: [...draft.permissions],
    networks: networks.split(/[\s,，、]+/).filter(Boolean),
    expiresOn,
  };
}

/** What the server says of a field; `networks` stands for each of its lines. */
export function faultOf(error: unknown, field: keyof KeyDraft): string | undefined {
  if (!isProblem(error)) return undefined;
  return error.faults.find(({ pointer }) => pointer.split('/')[1] === field)?.message;
}

/** What the server says that belongs to no field. */
export function otherFault(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return isProblem(error) && error.faults.length > 0 ? undefined : error.message;
}
