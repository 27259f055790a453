import { Injectable } from '@nestjs/common';
import { BLOCK_SIZE, encodeSegment, type Facts, type Field } from '#matching';
import { Clock } from '#platform';
import { addDerivedFacts } from '../facts/fact-derivation.js';
import { Enterprises } from '../registry/enterprises.js';
import { Vocabulary } from '../vocabulary.js';
import type { SegmentRow } from './segment-store.js';

/** Not a fact of the catalogue: whether the enterprise counts at all. */
export const activeField: Field = { key: '@active', label: '在业', type: 'boolean' };

/** Follows the calendar, so it is made from `established` on the day it is needed and never stored. */
export const dailyFact = 'age';

/** Turns the rows of a block into the bytes of its columns. */
@Injectable()
export class SegmentBuilder {
  constructor(
    private readonly enterprises: Enterprises,
    private readonly vocabulary: Vocabulary,
    private readonly clock: Clock,
  ) {}

  /** Everything that is stored as segments. */
  get fields(): readonly Field[] {
    return [activeField, ...this.vocabulary.facts.fields.filter((field) => field.key !== dailyFact)];
  }

  async build(block: number): Promise<SegmentRow[]> {
    const facts = await this.factsOf(block);
    return this.fields.map((field) => {
      const values = facts.map((each) => each?.[field.key]);
      return { fact: field.key, block, bytes: encodeSegment(field, values, this.vocabulary.industries) };
    });
  }

  /** Everything known of a block's enterprises, by offset in the block. */
  private async factsOf(block: number): Promise<(Facts | undefined)[]> {
    const context = { today: this.clock.today(), industries: this.vocabulary.industries };
    const byOffset: (Facts | undefined)[] = new Array<undefined>(BLOCK_SIZE).fill(undefined);
    for (const { ordinal, uscc, status, facts } of await this.enterprises.factsOfBlock(block)) {
      facts[activeField.key] = status === 'active';
      byOffset[ordinal & (BLOCK_SIZE - 1)] = addDerivedFacts(facts, { ...context, uscc });
    }
    return byOffset;
  }
}
