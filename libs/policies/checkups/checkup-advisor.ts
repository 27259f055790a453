import { Injectable } from '@nestjs/common';
import { type FactWorld, nearestChange, settlingFacts } from '#matching';
import { factWorld, type KnownEnterprise, Vocabulary } from '#enterprises';
import type { CheckupAdvice, CheckupItem, CheckupReport, ItemAdvice } from './checkup-report.js';

/** Says what an enterprise could do: which facts to supply, and which change would bring it nearest. */
@Injectable()
export class CheckupAdvisor {
  constructor(private readonly vocabulary: Vocabulary) {}

  /** Advice on the items in force; every piece of it was verified by evaluating again. */
  advise({ known, items }: CheckupReport): CheckupAdvice {
    const world = this.worldOf(known);
    const open = items.filter(({ verdict }) => verdict === 'undetermined');
    return {
      toSupply: settlingFacts(open.map(openItem), known.stored, world),
      nearest: items
        .filter(({ verdict }) => verdict === 'ineligible')
        .flatMap((item) => this.nearest(item, known, world)),
    };
  }

  private nearest(item: CheckupItem, { stored }: KnownEnterprise, world: FactWorld): ItemAdvice[] {
    const changes = nearestChange({ rule: item.item.rule, stored, world });
    return changes ? [{ item, changes }] : [];
  }

  private worldOf({ enterprise, on, asserted }: KnownEnterprise): FactWorld {
    return factWorld({ uscc: enterprise.uscc, today: on, asserted }, this.vocabulary);
  }
}

const openItem = (item: CheckupItem) => ({
  item,
  rule: item.item.rule,
  amount: item.estimate?.high ?? null,
});
