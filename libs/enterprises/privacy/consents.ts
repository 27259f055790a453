import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Database, Fault, notFound } from '#platform';
import { DeclaredFacts } from '../declared/declared-facts.js';
import type { ConsentPurpose, ConsentTerms } from './notice-file.js';
import { PrivacyNotices } from './privacy-notices.js';
import type { Standing } from './standing.js';

export type ConsentDeed = 'given' | 'withdrawn';

/** What an enterprise said about a purpose, and of which version of its terms. */
export interface ConsentStanding extends Standing<ConsentDeed> {
  readonly version: number;
  readonly notice: string;
}

/** A purpose with all that was said about it. */
export interface Consent {
  readonly terms: ConsentTerms;
  /** Whether the last word is a consent to the terms as they are now. */
  readonly inForce: boolean;
  /** Newest first. */
  readonly history: readonly ConsentStanding[];
}

interface ConsentRow extends ConsentStanding {
  readonly purpose: ConsentPurpose;
}

/**
 * The ledger of consents (个人信息保护法 第十三至十六条): what was said, of which version, by whom, when and from where.
 * Nothing in it is changed; changed terms need a consent of their own, and a withdrawal takes effect with its answer.
 */
@Injectable()
export class Consents {
  constructor(
    private readonly database: Database,
    private readonly notices: PrivacyNotices,
    private readonly declarations: DeclaredFacts,
    private readonly clock: Clock,
  ) {}

  /** Every purpose that needs consent, as it stands for an enterprise. */
  async of(ordinal: number): Promise<Consent[]> {
    const { content } = await this.notices.current();
    const rows = await this.database.query<ConsentRow>(
      `SELECT c.purpose, c.version, c.notice, c.deed, p.name AS person, c.at
       FROM consent c JOIN person p ON p.id = c.person WHERE c.enterprise = $1 ORDER BY c.id DESC`,
      [ordinal],
    );
    return content.consents.map((terms) => consentOf(terms, rows));
  }

  /** Consents to a purpose; consenting twice is consenting once. @throws Fault when it isn't asked for */
  async give(ordinal: number, purpose: ConsentPurpose, actor: Actor, address: string | null): Promise<void> {
    await this.database.transaction(async () => {
      const { terms, inForce } = await this.locked(ordinal, purpose);
      if (inForce) return;
      if (!terms.offered)
        throw new Fault('unprocessable', 'consent-not-asked', `“${terms.title}”尚未启用，现在不征求同意`);
      await this.write(ordinal, terms, 'given', actor, address);
    });
  }

  /** Takes a consent back; what rested on it ends in the same transaction. Without one in force nothing happens. */
  async withdraw(
    ordinal: number,
    purpose: ConsentPurpose,
    actor: Actor,
    address: string | null,
  ): Promise<void> {
    await this.database.transaction(async () => {
      const { terms, history } = await this.locked(ordinal, purpose);
      if (history[0]?.deed !== 'given') return;
      await this.write(ordinal, terms, 'withdrawn', actor, address);
      if (purpose === 'self-declared') await this.declarations.withdrawAll(ordinal, actor);
    });
  }

  /** How it stands, while nobody else of the enterprise can say anything about it. */
  private async locked(ordinal: number, purpose: ConsentPurpose): Promise<Consent> {
    await this.database.query('SELECT FROM enterprise WHERE ordinal = $1 FOR NO KEY UPDATE', [ordinal]);
    const consent = (await this.of(ordinal)).find(({ terms }) => terms.code === purpose);
    if (!consent) throw notFound('这项同意');
    return consent;
  }

  private async write(
    ordinal: number,
    { code, version }: ConsentTerms,
    deed: ConsentDeed,
    actor: Actor,
    address: string | null,
  ): Promise<void> {
    const { version: notice } = await this.notices.current();
    await this.database.query(
      `INSERT INTO consent (enterprise, purpose, version, notice, deed, person, at, address)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [ordinal, code, version, notice, deed, actor.id, this.clock.now(), address],
    );
  }
}

function consentOf(terms: ConsentTerms, rows: readonly ConsentRow[]): Consent {
  const history = rows
    .filter(({ purpose }) => purpose === terms.code)
    .map(({ purpose: _purpose, ...standing }) => standing);
  const [last] = history;
  return { terms, inForce: last?.deed === 'given' && last.version === terms.version, history };
}
