import { Injectable } from '@nestjs/common';
import { encodeSegment, type Facts, type Field } from '#matching';
import { Clock } from '#platform';
import { deriveFacts } from '../facts/fact-derivation.js';
import { storedFacts, type EnterpriseRow } from '../registry/enterprise-row.js';
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
  /** Everything that is stored as segments. */
  readonly fields: readonly Field[];

  constructor(
    private readonly enterprises: Enterprises,
    private readonly vocabulary: Vocabulary,
    private readonly clock: Clock,
  ) {
    this.fields = [activeField, ...vocabulary.facts.fields.filter((field) => field.key !== dailyFact)];
  }

  async build(block: number): Promise<SegmentRow[]> {
    const rows = await this.enterprises.ofBlock(block);
    const facts = rows.map((row) => this.factsOf(row));
    return this.fields.map((field) => {
      const values = facts.map((each) => each[field.key]);
      return { fact: field.key, block, bytes: encodeSegment(field, values, this.vocabulary.industries) };
    });
  }

  private factsOf(row: EnterpriseRow): Facts {
    const context = { uscc: row.uscc, today: this.clock.today(), industries: this.vocabulary.industries };
    return { ...deriveFacts(storedFacts(row), context), [activeField.key]: row.status === 'active' };
  }
}
