import type { Meta, RuleGroup } from './rule.js';

/** An earlier standard that stays open to those who renew (复核、续期按原标准). */
export interface Renewal {
  /** Who renews, such as whoever holds the title. */
  when: RuleGroup;
  /** The rule of the earlier version. */
  rule: RuleGroup;
  meta?: Meta;
}

/**
 * A rule that may also be met by its earlier version, if one renews: an exemption path like any other, so that every
 * answer, sentence and export knows of it. Whoever meets the present rule needs no earlier one.
 */
export function withRenewal(rule: RuleGroup, { when, rule: earlier, meta }: Renewal): RuleGroup {
  const path: RuleGroup = {
    combinator: 'and',
    rules: [when, earlier],
    meta: { label: '续期（复核）企业按原标准', ...meta, exempts: true },
  };
  return { combinator: 'or', rules: [rule, path] };
}
