import type { PolicyVersion } from '../api/types.js';

type Item = PolicyVersion['items'][number];

/** An item in two versions, by its code; null where it is not there. */
export interface ItemPair {
  readonly code: string;
  readonly older: Item | null;
  readonly newer: Item | null;
}

/** The items of both versions: those of the newer one in its order, then those that are gone. */
export function itemPairs(older: PolicyVersion, newer: PolicyVersion): ItemPair[] {
  const find = (version: PolicyVersion, code: string) =>
    version.items.find((item) => item.code === code) ?? null;
  const codes = [...new Set([...newer.items, ...older.items].map(({ code }) => code))];
  return codes.map((code) => ({ code, older: find(older, code), newer: find(newer, code) }));
}

/** An item as lines that can be compared: what one gets, then its conditions with their clauses. */
export function linesOf(item: Item | null): string[] {
  if (!item) return [];
  const { title, benefit, reckoning, exclusionGroup, advice, conditions } = item;
  return [
    `条目名称：${title}`,
    `支持内容：${benefit ?? '没有公布'}`,
    ...(reckoning ? [`金额：${reckoning}`] : []),
    ...(exclusionGroup ? [`互斥组：${exclusionGroup}`] : []),
    ...(advice ? [`办理建议：${advice}`] : []),
    ...conditions.flatMap(({ key, text, quote }) => [
      `${numberOf(key)}${text}`,
      ...(quote ? [`依据：“${quote}”`] : []),
    ]),
  ];
}

/** “1.2 ” for `/0/1`; the rule itself has no number. */
const numberOf = (key: string): string => {
  const steps = key.split('/').slice(1);
  return steps.length === 0 ? '' : `${steps.map((step) => Number(step) + 1).join('.')} `;
};
