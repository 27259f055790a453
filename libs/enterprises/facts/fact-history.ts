import type { Fact } from './fact.js';
import { pastKey } from './past-key.js';

/** The years before a yearly fact's own, as officers call them. */
const EARLIER: Readonly<Record<string, readonly string[]>> = { 上年度: ['上上年度', '前三年度'] };
/** Other words for them in the headers of tables. */
const EARLIER_ALIASES: readonly (readonly string[])[] = [['前二年度', '前年度'], ['上三年度']];

/** Whether values of earlier years can be kept of a fact with this period. */
export const hasHistory = (period: string): boolean => Object.hasOwn(EARLIER, period);

/** The fact and the facts of the earlier years that the catalogue keeps of it, the fact first. */
export function withHistory(fact: Fact): readonly Fact[] {
  const years = Array.from({ length: fact.history ?? 0 }, (_, index) => index + 1);
  return [fact, ...years.map((back) => pastFact(fact, back))];
}

function pastFact(fact: Fact, years: number): Fact {
  const period = EARLIER[fact.period]?.[years - 1] ?? fact.period;
  const { history: _history, ...rest } = fact;
  const words = [period, ...(EARLIER_ALIASES[years - 1] ?? [])];
  return {
    ...rest,
    key: pastKey(fact.key, years),
    label: `${fact.label}（${period}）`,
    period,
    base: fact.key,
    periodOffset: -years,
    description: `${period}的${fact.label}；新一年的数据到来时由“${fact.label}”移入，也可以直接导入。`,
    aliases: [fact.label, ...fact.aliases].flatMap((name) =>
      words.flatMap((word) => (name === fact.label && word === period ? [] : [`${name}（${word}）`])),
    ),
  };
}
