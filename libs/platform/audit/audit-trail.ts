import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { Deed, Doer } from './audit-entry.js';
import { masked, maskText } from './masking.js';

/** The process itself, when no person stands behind what it does. */
export const system: Doer = { kind: 'system', id: null, name: '系统' };

const longestAgent = 300;

/** Writes what was done. Sealing comes later, by one worker; writers never wait for one another. */
@Injectable()
export class AuditTrail {
  constructor(private readonly database: Database) {}

  /**
   * Writes an entry in the running transaction: it is there exactly when the change is. Outside of one, at once.
   * Details are masked here, whoever hands them in.
   */
  async record(doer: Doer, deed: Deed): Promise<void> {
    await this.database.query(
      `INSERT INTO audit_entry (actor_kind, actor, actor_name, on_behalf_of, department, action,
                                subject_type, subject, outcome, code, address, agent, details)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [...whoOf(doer), ...whatOf(deed), ...whereOf(doer), JSON.stringify(masked(deed.details ?? {}))],
    );
  }

  /** Writes an entry that stays when the running transaction is rolled back: a refusal, or an attempt. */
  recordApart(doer: Doer, deed: Deed): Promise<void> {
    return this.database.outside(() => this.record(doer, deed));
  }
}

function whoOf({ kind, id, name, onBehalfOf = null, department = null }: Doer): unknown[] {
  return [kind, id, name, onBehalfOf, department];
}

function whatOf({ action, subject, outcome, code }: Deed): unknown[] {
  const id = subject?.id;
  return [action, subject?.type ?? null, id ? maskText(id) : null, outcome, code ?? null];
}

function whereOf({ address, agent }: Doer): unknown[] {
  return [address ?? null, agent ? maskText(agent.slice(0, longestAgent)) : null];
}
