import { Injectable } from '@nestjs/common';
import { BLOCK_SIZE, type FactValue, type Facts, has } from '#matching';
import { deriveFacts } from '../facts/fact-derivation.js';
import { Populations } from '../population/populations.js';
import type { Snapshot } from '../population/snapshot.js';
import { Vocabulary } from '../vocabulary.js';
import type { EnterpriseRow } from './enterprise-row.js';
import { Enterprises } from './enterprises.js';
import { usableFacts } from './usable-facts.js';

/** An enterprise with everything that rules can see of it. */
export interface ExportedEnterprise {
  readonly ordinal: number;
  readonly uscc: string;
  readonly name: string;
  readonly status: string;
  /** Stored and derived facts; a missing one and one that is too old is null, an interval an array. */
  readonly facts: Readonly<Record<string, FactValue | null>>;
  /** true has it, false has it not, null can't be known. */
  readonly tags: Readonly<Record<string, boolean | null>>;
}

/** Reads the whole registry out again, block by block. */
@Injectable()
export class RegistryExport {
  constructor(
    private readonly enterprises: Enterprises,
    private readonly populations: Populations,
    private readonly vocabulary: Vocabulary,
  ) {}

  async *each(): AsyncGenerator<ExportedEnterprise> {
    const snapshot = await this.populations.current();
    for (let block = 0; block * BLOCK_SIZE < snapshot.ordinals; block++) {
      for (const row of await this.enterprises.ofBlock(block)) yield this.exported(row, snapshot);
    }
  }

  private exported(row: EnterpriseRow, snapshot: Snapshot): ExportedEnterprise {
    const context = { uscc: row.uscc, today: snapshot.day, industries: this.vocabulary.industries };
    const facts = deriveFacts(usableFacts(row, this.vocabulary.facts, snapshot.day), context);
    const { ordinal, uscc, name, status } = row;
    return {
      ordinal,
      uscc,
      name,
      status,
      facts: this.everyFact(facts),
      tags: this.tagsOf(ordinal, snapshot),
    };
  }

  private everyFact(facts: Facts): Record<string, FactValue | null> {
    return Object.fromEntries(this.vocabulary.facts.facts.map(({ key }) => [key, facts[key] ?? null]));
  }

  private tagsOf(ordinal: number, { tags }: Snapshot): Record<string, boolean | null> {
    return Object.fromEntries(
      [...tags].map(([code, { yes, possible }]) => [
        code,
        has(yes, ordinal) || (has(possible, ordinal) ? null : false),
      ]),
    );
  }
}
