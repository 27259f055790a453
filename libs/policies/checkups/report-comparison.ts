import type { Facts, FactValue } from '#matching';
import type { FactDifference, ItemDifference, KeptItem, KeptReport } from './kept-report.js';

/** What two runs are compared by. */
export type Run = Pick<KeptReport, 'facts' | 'items' | 'day'>;

/** The items whose verdict differs between two runs of one enterprise, each with the reasons that there are. */
export function compareRuns(before: Run, after: Run): ItemDifference[] {
  const keys = new Set([...before.items, ...after.items].map(keyOf));
  return [...keys].flatMap((key) => {
    const [was, is] = [itemOf(before, key), itemOf(after, key)];
    return was?.verdict === is?.verdict ? [] : [difference(was, is, before, after)];
  });
}

/** Every value that differs between two runs, in order of its key. */
export function compareFacts(before: Facts, after: Facts): FactDifference[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .sort()
    .filter((key) => !isSame(before[key], after[key]))
    .map((key) => ({ key, before: before[key] ?? undefined, after: after[key] ?? undefined }));
}

const keyOf = ({ policy, item }: KeptItem): string => `${policy}/${item}`;
const itemOf = ({ items }: Run, key: string): KeptItem | undefined =>
  items.find((each) => keyOf(each) === key);

function difference(
  was: KeptItem | undefined,
  is: KeptItem | undefined,
  before: Run,
  after: Run,
): ItemDifference {
  const asked = new Set([...(was?.asked ?? []), ...(is?.asked ?? [])]);
  const facts = compareFacts(before.facts, after.facts).filter(({ key }) => asked.has(key));
  const { policy, policyTitle, item, itemTitle } = (is ?? was)!;
  const isOtherVersion = was !== undefined && is !== undefined && was.version.id !== is.version.id;
  return {
    policy,
    policyTitle,
    item,
    itemTitle,
    before: was?.verdict,
    after: is?.verdict,
    facts,
    versions: isOtherVersion ? { before: was.version.number, after: is.version.number } : undefined,
    day: before.day !== after.day,
  };
}

const isSame = (a: FactValue | null | undefined, b: FactValue | null | undefined): boolean =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
