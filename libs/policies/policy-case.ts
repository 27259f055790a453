import { checkup, type FactValue, type RuleGroup, type Verdict } from '#matching';
import { completeFacts, type Vocabulary } from '#enterprises';

/** An enterprise, made up, and what the check-up must say of it. */
export interface PolicyCase {
  readonly name: string;
  readonly on?: string;
  readonly uscc?: string;
  readonly facts: Readonly<Record<string, FactValue>>;
  readonly expect: Verdict;
  readonly missing?: readonly string[];
  readonly nearMiss?: boolean;
}

const someUscc = '91310113000000000A';

/** The cases whose outcome is not the expected one, with what came out instead. */
export function failedCases(
  rule: RuleGroup,
  cases: readonly PolicyCase[],
  vocabulary: Vocabulary,
  today: string,
): { position: number; reason: string }[] {
  return cases.flatMap((each, position) => {
    const reason = failureOf(rule, each, vocabulary, each.on ?? today);
    return reason ? [{ position, reason: `用例“${each.name}”：${reason}` }] : [];
  });
}

function failureOf(
  rule: RuleGroup,
  each: PolicyCase,
  vocabulary: Vocabulary,
  today: string,
): string | undefined {
  const unknown = Object.keys(each.facts).find((key) => !vocabulary.fields.has(key));
  if (unknown) return `没有指标“${unknown}”`;
  const facts = completeFacts(each.facts, { uscc: each.uscc ?? someUscc, today, vocabulary });
  const { industries, fields } = vocabulary;
  const { verdict, missing, nearMiss } = checkup(rule, facts, { today, industries, catalogue: fields });
  if (verdict !== each.expect) return `应为 ${each.expect}，实为 ${verdict}`;
  if (each.nearMiss !== undefined && nearMiss !== each.nearMiss)
    return `差一项应为 ${each.nearMiss}，实为 ${nearMiss}`;
  if (each.missing && !sameSet(each.missing, missing))
    return `应缺 ${each.missing.join('、')}，实缺 ${missing.join('、')}`;
  return undefined;
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text) => b.includes(text));
}
