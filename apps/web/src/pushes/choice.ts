/** Enterprises chosen by hand rather than by a policy: in these towns, these industries, with these tags. */
export interface Choice {
  towns: string[];
  industries: string[];
  tags: string[];
  /** Whether an enterprise needs all of the tags or any of them. */
  tagMode: 'and' | 'or';
}

export const NO_CHOICE: Choice = { towns: [], industries: [], tags: [], tagMode: 'and' };

interface Leaf {
  field: string;
  operator: string;
  value: unknown;
}

interface Group {
  combinator: string;
  rules: (Leaf | Group)[];
}

const TAG = 'tag:';
const tagLeaf = (code: string): Leaf => ({ field: TAG + code, operator: '=', value: true });
const within = (field: string, value: string[]): Leaf[] =>
  value.length ? [{ field, operator: 'in', value }] : [];

function tagsOf({ tags, tagMode }: Choice): (Leaf | Group)[] {
  const leaves = tags.map(tagLeaf);
  return leaves.length > 1 && tagMode === 'or' ? [{ combinator: 'or', rules: leaves }] : leaves;
}

/** The rule that says what was chosen; undefined while nothing is. */
export function ruleOf(choice: Choice): Group | undefined {
  const rules = [
    ...within('town', choice.towns),
    ...within('industry', choice.industries),
    ...tagsOf(choice),
  ];
  return rules.length ? { combinator: 'and', rules } : undefined;
}

const isGroup = (node: unknown): node is Group =>
  typeof node === 'object' && node !== null && 'rules' in node && Array.isArray(node.rules);

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** Adds what one part of a rule says to the choice; null when a choice cannot say it. */
function withPart(choice: Choice, node: Leaf | Group): Choice | null {
  if (isGroup(node)) {
    if (node.combinator !== 'or' || choice.tags.length) return null;
    const codes = node.rules.map((leaf) => (isGroup(leaf) ? '' : leaf.field));
    if (!codes.every((code) => code.startsWith(TAG))) return null;
    return { ...choice, tags: codes.map((code) => code.slice(TAG.length)), tagMode: 'or' };
  }
  if (node.field === 'town' && node.operator === 'in') return { ...choice, towns: texts(node.value) };
  if (node.field === 'industry' && node.operator === 'in')
    return { ...choice, industries: texts(node.value) };
  if (!node.field.startsWith(TAG) || choice.tagMode === 'or') return null;
  return { ...choice, tags: [...choice.tags, node.field.slice(TAG.length)] };
}

/** Whether two pieces of JSON say the same; a database may have changed the order of keys. */
function sameJson(a: unknown, b: unknown): boolean {
  const sorted = (_: string, value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1)))
      : value;
  return JSON.stringify(a, sorted) === JSON.stringify(b, sorted);
}

/** The choice that a rule says, or undefined for a rule that says more than a choice can: it is then left as it is. */
export function choiceOf(rule: unknown): Choice | undefined {
  if (!isGroup(rule)) return undefined;
  const choice = rule.rules.reduce<Choice | null>((so, node) => so && withPart(so, node), NO_CHOICE);
  // Writing it down again is the proof that nothing was lost (a not, a clause, another operator).
  return choice && sameJson(ruleOf(choice), rule) ? choice : undefined;
}
