import type { Vocabulary } from '../vocabulary.js';

export const dictionaryNames = ['facts', 'tags', 'industries', 'towns', 'registrationTypes'] as const;
/** The lists of words that rules, imports and pages speak. */
export type DictionaryName = (typeof dictionaryNames)[number];

/** What is said of each word, by its key; texts only, so that people can read what changed. */
export type DictionaryEntries = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What differs between two versions of a dictionary. */
export interface DictionaryChange {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly key: string;
  readonly label: string;
  /** For a changed word: what was said and what is said now. */
  readonly details: readonly { readonly name: string; readonly before: string; readonly after: string }[];
}

/** The words of a dictionary as they stand in the operator's files. */
export function entriesOf(name: DictionaryName, vocabulary: Vocabulary): DictionaryEntries {
  const entries: Record<DictionaryName, () => [string, Record<string, string>][]> = {
    facts: () => vocabulary.facts.facts.map(({ key, ...rest }) => [key, texts(rest)]),
    tags: () => vocabulary.tags.tags.map(({ code, field: _field, ...rest }) => [code, texts({ ...rest })]),
    industries: () => vocabulary.industries.search('', Infinity).map(({ code, label }) => [code, { label }]),
    towns: () =>
      vocabulary.towns.all.map(({ code, name, ...rest }) => [code, texts({ label: name, ...rest })]),
    registrationTypes: () =>
      (vocabulary.facts.byKey.get('registrationType')?.options ?? []).map(({ value, label }) => [
        value,
        { label },
      ]),
  };
  return Object.fromEntries(entries[name]());
}

function texts(entry: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(entry).flatMap(([key, value]: [string, unknown]) =>
      value === undefined ? [] : [[key, typeof value === 'string' ? value : JSON.stringify(value)]],
    ),
  );
}

/** Word by word; words that left come last. */
export function changesBetween(before: DictionaryEntries, after: DictionaryEntries): DictionaryChange[] {
  const now = Object.entries(after).flatMap(([key, entry]): DictionaryChange[] => {
    const former = before[key];
    const label = entry['label'] ?? key;
    if (!former) return [{ kind: 'added', key, label, details: [] }];
    const details = differences(former, entry);
    return details.length > 0 ? [{ kind: 'changed', key, label, details }] : [];
  });
  const gone = Object.entries(before).flatMap(([key, entry]): DictionaryChange[] =>
    key in after ? [] : [{ kind: 'removed', key, label: entry['label'] ?? key, details: [] }],
  );
  return [...now, ...gone];
}

function differences(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): DictionaryChange['details'] {
  return [...new Set([...Object.keys(after), ...Object.keys(before)])]
    .filter((name) => before[name] !== after[name])
    .map((name) => ({ name, before: before[name] ?? '', after: after[name] ?? '' }));
}
