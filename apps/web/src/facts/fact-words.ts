import type { Fact } from '../api/types.js';

const TYPES: Record<Fact['type'], string> = {
  boolean: '是否',
  number: '数值',
  date: '日期',
  enum: '选项',
  enumSet: '多选',
  industry: '行业',
  text: '文字',
};

/** Of which kind a fact is, with its unit. */
export const typeOf = ({ type, unit }: Pick<Fact, 'type' | 'unit'>): string =>
  unit ? `${TYPES[type]}（${unit}）` : TYPES[type];

/** Who on the staff may see it of single enterprises. */
export const seenBy = ({ seenBy: departments }: Pick<Fact, 'seenBy'>): string =>
  departments === null ? '全部工作人员' : departments.join('、') || '仅提供部门';

/** For how long a value is used. */
export const usableFor = ({
  staleAfterMonths,
  derived,
}: Pick<Fact, 'staleAfterMonths' | 'derived'>): string =>
  derived ? '随所依据的指标' : staleAfterMonths === null ? '不设期限' : `${staleAfterMonths} 个月`;
