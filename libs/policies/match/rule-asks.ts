import { type Condition, isGroup, isManual, type RuleGroup, type RuleNode } from '#matching';
import type { Vocabulary } from '#enterprises';

/** Something to choose by: its code and how it reads. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** The group of tags that speak of titles and certificates. */
const qualificationGroup = '资质';

/** The sections of industry that a rule asks for; none when it is open to all, exclusions aside. */
export function industriesAsked(rule: RuleGroup, { industries }: Vocabulary): Choice[] {
  const codes = affirmed(rule)
    .filter(({ field, operator }) => field === 'industry' && ['=', 'in'].includes(operator))
    .flatMap(({ value }) => [value].flat().map(String));
  const sections = codes.map((code) => industries.ancestors(code).at(-1) ?? code);
  return distinct(sections.map((value) => ({ value, label: industries.label(value) ?? value })));
}

/** The titles and certificates that a rule asks for: all that the tags of this group rest on. */
export function qualificationsAsked(rule: RuleGroup, vocabulary: Vocabulary): Choice[] {
  const fields = qualificationFields(vocabulary);
  return distinct(
    affirmed(rule)
      .filter(({ field }) => fields.has(field))
      .flatMap((condition) => choicesOf(condition, vocabulary)),
  );
}

/** The conditions that want something to be so, rather than not. */
function affirmed(node: RuleNode, negated = false): Condition[] {
  if (isGroup(node)) return node.rules.flatMap((child) => affirmed(child, negated !== (node.not === true)));
  return negated || isManual(node) || node.valueSource === 'field' ? [] : [node];
}

const kept = new WeakMap<Vocabulary, ReadonlySet<string>>();

function qualificationFields(vocabulary: Vocabulary): ReadonlySet<string> {
  const known = kept.get(vocabulary);
  if (known) return known;
  const tags = vocabulary.tags.tags.filter(({ group }) => group === qualificationGroup);
  const found = new Set(
    tags.flatMap((tag) => [
      tag.field.key,
      ...(tag.kind === 'derived' ? affirmed(tag.rule).map(({ field }) => field) : []),
    ]),
  );
  kept.set(vocabulary, found);
  return found;
}

/** A yes-or-no field is a qualification itself, one of codes has them as its options; a day of expiry is none. */
function choicesOf({ field: key, operator, value }: Condition, { fields }: Vocabulary): Choice[] {
  const field = fields.get(key);
  if (field?.type === 'boolean') return value === true ? [{ value: key, label: field.label }] : [];
  if (field?.type !== 'enum' && field?.type !== 'enumSet') return [];
  if (!['=', 'in', 'containsAny', 'containsAll'].includes(operator)) return [];
  return [value].flat().flatMap((code) => {
    const option = field.options?.find((each) => each.value === code);
    return option ? [{ value: `${key}:${option.value}`, label: option.label }] : [];
  });
}

const distinct = (choices: readonly Choice[]): Choice[] => [
  ...new Map(choices.map((choice) => [choice.value, choice])).values(),
];
