import { Injectable } from '@nestjs/common';
import { TagHistory, type TagUse } from '#enterprises';
import type { Identity } from './metrics.js';

/** P10 of a period: definitions, not enterprises. The catalogue is the whole district's, so there is none by department. */
export interface TagFigures {
  /** 新增标签: begun in the period, those that came back included. */
  readonly introduced: readonly TagUse[];
  /** 停用标签: ended in the period. */
  readonly retired: readonly TagUse[];
  /** 在用标签 at the end of the last day. */
  readonly inUse: readonly TagUse[];
  /** At the end of the day before the first. */
  readonly inUseBefore: number;
  readonly identities: readonly Identity[];
}

/** P10 新增标签 and 在用标签, counted each time from when definitions were in use. */
@Injectable()
export class TagMetrics {
  constructor(private readonly history: TagHistory) {}

  /** @param from YYYY-MM-DD, both days included */
  async figures({ from, to }: { from: string; to: string }): Promise<TagFigures> {
    const uses = await this.history.uses(from, to);
    const introduced = uses.filter(({ since }) => since >= from);
    const retired = uses.filter(({ until }) => until !== null && until >= from && until <= to);
    const inUse = uses.filter(({ until }) => until === null || until > to);
    const inUseBefore = uses.filter(({ since }) => since < from).length;
    const balance = inUseBefore + introduced.length - retired.length;
    const codes = new Set(inUse.map(({ code }) => code));
    const identities = [
      { rule: '期初在用 + 新增 − 停用 = 期末在用', holds: balance === inUse.length },
      { rule: '在用标签各不相同', holds: codes.size === inUse.length },
    ];
    return { introduced, retired, inUse, inUseBefore, identities };
  }
}
