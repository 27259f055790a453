import type { DraftFault } from '../api/types.js';

/** Which part of the page a fault belongs to. */
export const SECTIONS = ['document', 'head', 'items', 'time', 'contact', 'submit'] as const;
export type Section = (typeof SECTIONS)[number];

export const SECTION_NAMES: Readonly<Record<Section, string>> = {
  document: '政策文件',
  head: '基本信息',
  items: '条目与条件',
  time: '有效期与批次',
  contact: '办理信息',
  submit: '核对与提交',
};

const sections: readonly (readonly [prefix: string, section: Section])[] = [
  ['/document', 'document'],
  ['/items', 'items'],
  ['/valid', 'time'],
  ['/rounds', 'time'],
  ['/entry', 'contact'],
];

/** Where on the page a fault is put right. */
export const sectionOf = ({ pointer }: DraftFault): Section =>
  sections.find(([prefix]) => pointer.startsWith(prefix))?.[1] ?? 'head';

/** What is wrong with one field. */
export const faultAt = (faults: readonly DraftFault[], pointer: string): string | undefined =>
  faults.find((fault) => fault.pointer === pointer)?.message;

/** The item and the condition that a fault points to. */
export function itemPlace(pointer: string): { item: number; condition: string } | undefined {
  const found = /^\/items\/(\d+)(?:\/rule((?:\/rules\/\d+)*))?/.exec(pointer);
  return found ? { item: Number(found[1]), condition: found[2] ?? '' } : undefined;
}
