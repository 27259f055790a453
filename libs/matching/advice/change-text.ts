import type { Change } from './nearest-change.js';
import type { Catalogue, Field } from '../fields/field.js';

/** Changes as advice: “再增加研发费用 38 万元（达到 150 万元）即可满足”. */
export function describeChanges(changes: readonly Change[], catalogue: Catalogue): string {
  const texts = changes.map((change) => changeText(change, catalogue.get(change.field)));
  return `${texts.join('，并')}，即可满足`;
}

function changeText({ field, from, to }: Change, known: Field | undefined): string {
  const label = known?.label ?? field;
  if (typeof to === 'number') return numberText(label, typeof from === 'number' ? from : 0, to, known?.unit);
  if (typeof to === 'boolean') return `“${label}”由${to ? '否变为是' : '是变为否'}`;
  if (typeof to === 'string') return `“${label}”变为${optionName(to, known)}`;
  const had = Array.isArray(from) ? (from as readonly string[]) : [];
  const gained = to.filter((code) => !had.includes(code)).map((code) => optionName(code, known));
  const lost = had.filter((code) => !to.includes(code)).map((code) => optionName(code, known));
  const parts = [
    gained.length > 0 && `取得${gained.join('、')}`,
    lost.length > 0 && `消除${lost.join('、')}`,
  ];
  return `“${label}”${parts.filter(Boolean).join('、')}`;
}

function numberText(label: string, from: number, to: number, unit: string | undefined): string {
  const suffix = unit === undefined ? '' : unit === '%' ? ' 个百分点' : ` ${unit}`;
  const verb = to > from ? '再增加' : '减少';
  return `${verb}${label} ${shown(Math.abs(to - from))}${suffix}（${to > from ? '达到' : '降到'} ${shown(to)}${unit ? ` ${unit}` : ''}）`;
}

const shown = (value: number): string => value.toLocaleString('zh-CN', { maximumFractionDigits: 6 });
const optionName = (code: string, field: Field | undefined): string =>
  field?.options?.find(({ value }) => value === code)?.label ?? code;
