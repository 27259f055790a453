import { Injectable } from '@nestjs/common';
import { AuditTrail, Database, Outbox, system } from '#platform';
import { refreshTagsJob } from '../imports/imports.js';
import { ErasedCodes } from './erased-codes.js';
import { nobody } from './holding.js';
import { PersonalHoldings } from './personal-holdings.js';
import { PersonErasure } from './person-erasure.js';

interface Approved {
  readonly ordinal: number;
  readonly uscc: string;
}

/**
 * Erases the personal data of an enterprise (个人信息保护法 第四十七条): names, identifiers, facts, history, what was
 * declared, kept and asked for, and the accounts of those who were nothing else here. The ordinal stays, and with it
 * every figure that the ledger was counted to. All in one transaction: a kill leaves everything, or nothing.
 */
@Injectable()
export class Erasures {
  constructor(
    private readonly database: Database,
    private readonly holdings: PersonalHoldings,
    private readonly codes: ErasedCodes,
    private readonly people: PersonErasure,
    private readonly outbox: Outbox,
    private readonly trail: AuditTrail,
  ) {}

  /** Does what was approved; does nothing when it is done already or no longer approved. */
  async perform(request: string): Promise<void> {
    await this.database.transaction(async () => {
      await this.database.lock('import');
      const approved = await this.approved(request);
      if (!approved) return;
      const { ordinal, uscc } = approved;
      await this.codes.remember(request, uscc);
      const people = await this.people.ofNothingElse(ordinal);
      await this.clearRow(ordinal);
      for (const { erase, forget = [] } of this.holdings.all) {
        for (const statement of erase) await this.run(statement, ordinal);
        for (const statement of forget) await this.database.query(statement, [uscc]);
      }
      await this.people.erase(people);
      await this.settle(request, ordinal);
      await this.raiseVersion(ordinal);
    });
  }

  private approved(request: string): Promise<Approved | undefined> {
    return this.database.one<Approved>(
      `SELECT e.ordinal, e.uscc FROM privacy_request r JOIN enterprise e ON e.ordinal = r.enterprise
       WHERE r.id = $1 AND r.state = 'approved' FOR UPDATE OF r, e`,
      [request],
    );
  }

  /** Merged stays merged: coverage counts it as its heir. */
  private async clearRow(ordinal: number): Promise<void> {
    await this.people.makeNobody();
    await this.database.query(
      `UPDATE enterprise SET uscc = lpad(ordinal::text, 18, '0'), name = '已删除', town = NULL, industry = NULL,
              registration_type = NULL, established = NULL, facts = '{}', feeds = '{}', sources = '{}',
              status = CASE WHEN status = 'merged' THEN status ELSE 'deregistered' END, erased_at = now()
       WHERE ordinal = $1`,
      [ordinal],
    );
  }

  private async run(statement: string, ordinal: number): Promise<void> {
    const parameters = statement.includes('$2') ? [ordinal, nobody] : [ordinal];
    await this.database.query(statement, parameters);
  }

  private async settle(request: string, ordinal: number): Promise<void> {
    await this.database.query(
      `UPDATE privacy_request SET state = 'done', settled_at = now(), version = version + 1 WHERE id = $1`,
      [request],
    );
    await this.trail.record(system, {
      action: 'privacy.erase',
      subject: { type: 'request', id: request },
      outcome: 'ok',
      details: { ordinal },
    });
  }

  /** Every process drops what it holds of the enterprise, and no cache keeps its columns. */
  private async raiseVersion(ordinal: number): Promise<void> {
    const row = await this.database.one<{ version: string }>(
      'UPDATE population SET version = version + 1 RETURNING version',
    );
    const version = Number(row?.version);
    await this.database.query('DELETE FROM column_segment WHERE block = $1::int >> 12', [ordinal]);
    await this.database.query(
      `INSERT INTO population_block (block, version) VALUES ($1::int >> 12, $2)
       ON CONFLICT (block) DO UPDATE SET version = excluded.version`,
      [ordinal, version],
    );
    await this.database.query("SELECT pg_notify('population', $1)", [String(version)]);
    await this.outbox.add(refreshTagsJob, { version });
  }
}
