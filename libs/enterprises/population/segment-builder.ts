import { Injectable } from '@nestjs/common';
import { BLOCK_SIZE, encodeSegment, type Facts, type Field } from '#matching';
import { addDerivedFacts } from '../facts/fact-derivation.js';
import { expiredFacts, nextExpiry } from '../facts/shelf-life.js';
import type { EnterpriseFacts } from '../registry/enterprise-row.js';
import { Enterprises } from '../registry/enterprises.js';
import { Vocabulary } from '../vocabulary.js';
import type { BuiltBlock } from './segment-store.js';

/** Not a fact of the catalogue: whether the enterprise counts at all. */
export const activeField: Field = { key: '@active', label: '在业', type: 'boolean' };

/** Neither: which of the facts that are known of the enterprise are too old to be used. */
export const expiredField = ({ facts }: Pick<Vocabulary, 'facts'>): Field => ({
  key: '@expired',
  label: '已过期的指标',
  type: 'enumSet',
  options: facts.limited.map(({ key, label }) => ({ value: key, label })),
});

/** Follows the calendar, so it is made from `established` on the day it is needed and never stored. */
export const dailyFact = 'age';

/** What is too old of everybody with the same stamps, and from which day on more is. */
interface Age {
  readonly expired: readonly string[];
  readonly next: string | undefined;
}

interface Read {
  readonly facts: readonly (Facts | undefined)[];
  readonly expiresOn: string | undefined;
}

/** Turns the rows of a block into the bytes of its columns, as of a day. */
@Injectable()
export class SegmentBuilder {
  constructor(
    private readonly enterprises: Enterprises,
    private readonly vocabulary: Vocabulary,
  ) {}

  /** Everything that is stored as segments. */
  get fields(): readonly Field[] {
    const facts = this.vocabulary.facts.fields.filter((field) => field.key !== dailyFact);
    return [activeField, expiredField(this.vocabulary), ...facts];
  }

  /** @param day YYYY-MM-DD */
  async build(block: number, day: string): Promise<BuiltBlock> {
    const { facts, expiresOn } = await this.read(block, day);
    const segments = this.fields.map((field) => {
      const values = facts.map((each) => each?.[field.key]);
      return { fact: field.key, block, bytes: encodeSegment(field, values, this.vocabulary.industries) };
    });
    return { block, segments, expiresOn };
  }

  /** Everything that may be used of a block's enterprises, by offset in the block. */
  private async read(block: number, day: string): Promise<Read> {
    const context = { today: day, industries: this.vocabulary.industries };
    const byOffset: (Facts | undefined)[] = new Array<undefined>(BLOCK_SIZE).fill(undefined);
    const rows = await this.enterprises.factsOfBlock(block);
    const ages = await this.agesOf(rows, day);
    const { key: expiredKey } = expiredField(this.vocabulary);
    for (const { ordinal, uscc, status, facts, stamps } of rows) {
      const expired = (ages.get(stamps)?.expired ?? []).filter((key) => facts[key] !== undefined);
      for (const key of expired) delete facts[key];
      if (expired.length > 0) facts[expiredKey] = expired;
      facts[activeField.key] = status === 'active';
      byOffset[ordinal & (BLOCK_SIZE - 1)] = addDerivedFacts(facts, { ...context, uscc });
    }
    const expiresOn = [...ages.values()].flatMap(({ next }) => next ?? []).sort()[0];
    return { facts: byOffset, expiresOn };
  }

  private async agesOf(rows: readonly EnterpriseFacts[], day: string): Promise<Map<string, Age>> {
    const { limited } = this.vocabulary.facts;
    const samples = new Map(rows.map(({ ordinal, stamps }) => [stamps, ordinal]));
    const known = new Map(
      (await this.enterprises.stampsOf([...samples.values()])).map((row) => [row.ordinal, row]),
    );
    return new Map(
      [...samples].flatMap(([stamps, ordinal]) => {
        const row = known.get(ordinal);
        if (!row) return [];
        const expired = [...expiredFacts(limited, row, day).keys()];
        return [[stamps, { expired, next: nextExpiry(limited, row, day) }] as const];
      }),
    );
  }
}
