import { Injectable } from '@nestjs/common';
import { Vocabulary } from '#enterprises';
import { type CheckupQuestion, Checkups } from '../checkups/checkups.js';
import { entryOf, type MatchEntry } from './match-entry.js';
import { facetChoices, type FacetChoice, type Facet, matching, type MatchFilter } from './match-filter.js';
import { type MatchOrder, ordered } from './match-order.js';

export interface MatchSearch extends MatchFilter {
  readonly sort: MatchOrder;
  readonly page: number;
  readonly size: number;
}

/** How a search is asked: about which day and with what, and what who asks may see of the enterprise. */
export interface MatchQuestion extends CheckupQuestion {
  readonly mayRead?: (field: string) => boolean;
}

export interface MatchPage {
  readonly on: string;
  readonly items: readonly MatchEntry[];
  readonly total: number;
  readonly facets: Readonly<Record<Facet, readonly FacetChoice[]>>;
}

/** 政策匹配: policy items as an enterprise looks for them, each with its own check-up. */
@Injectable()
export class Matches {
  constructor(
    private readonly checkups: Checkups,
    private readonly vocabulary: Vocabulary,
  ) {}

  /**
   * A page of the items that fit, with what else could be chosen.
   * @throws Fault when the enterprise does not exist or is no longer active
   */
  async search(uscc: string, search: MatchSearch, question: MatchQuestion = {}): Promise<MatchPage> {
    const { on, items } = await this.checkups.report(uscc, question);
    const entries = items.map((item) => entryOf(item, on, this.vocabulary, question.mayRead));
    const found = ordered(matching(entries, search), search.sort);
    const start = (search.page - 1) * search.size;
    return {
      on,
      items: found.slice(start, start + search.size),
      total: found.length,
      facets: facetChoices(entries, search),
    };
  }
}
