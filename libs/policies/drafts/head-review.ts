import type { DraftContent } from './draft-content.js';
import type { DraftFault } from './draft-fault.js';

const required: readonly (readonly [keyof DraftContent, string])[] = [
  ['title', '请填写政策名称'],
  ['summary', '请填写内容摘要'],
  ['body', '请填写发文机关'],
];

const addresses: readonly (readonly ['address' | 'entry', string])[] = [
  ['address', '公开网址'],
  ['entry', '申报入口'],
];

/** What is wrong with all of a draft but its items and its document. */
export function headFaults(content: DraftContent): DraftFault[] {
  return [...missing(content), ...addressFaults(content), ...dayFaults(content), ...roundFaults(content)];
}

function missing(content: DraftContent): DraftFault[] {
  const faults = required.flatMap(([key, reason]) => (content[key] === '' ? [at(`/${key}`, reason)] : []));
  if (content.disclosure === null) faults.push(at('/disclosure', '请选择公开属性'));
  if (content.items.length === 0) faults.push(at('/items', '请至少写一个条目'));
  return faults;
}

/** Checked here, not while saving: half an address is a step on the way to a whole one. */
function addressFaults(content: DraftContent): DraftFault[] {
  return addresses.flatMap(([key, name]) => {
    const value = content[key];
    return value === '' || isHttps(value) ? [] : [at(`/${key}`, `${name}应以 https:// 开头`)];
  });
}

function isHttps(value: string): boolean {
  return URL.canParse(value) && new URL(value).protocol === 'https:';
}

function dayFaults({ validFrom, validTo }: DraftContent): DraftFault[] {
  return validFrom && validTo && validFrom > validTo ? [at('/validTo', '失效日期早于生效日期，请改正')] : [];
}

function roundFaults({ rounds }: DraftContent): DraftFault[] {
  return rounds.flatMap(({ title, opens, closes }, index) => {
    const place = `批次 ${index + 1}`;
    const faults: DraftFault[] = [];
    if (title === '') faults.push({ pointer: `/rounds/${index}/title`, place, reason: '请填写批次名称' });
    if (opens && closes && opens > closes)
      faults.push({ pointer: `/rounds/${index}/closes`, place, reason: '截止日期早于开始日期，请改正' });
    return faults;
  });
}

const at = (pointer: string, reason: string): DraftFault => ({ pointer, place: null, reason });
