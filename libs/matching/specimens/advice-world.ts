import { industries } from './catalogue.js';
import type { FactWorld } from '../advice/question.js';
import type { Field } from '../fields/field.js';

const codes = ['iso9001', 'iso14001', 'iso45001'].map((value) => ({ value, label: value.toUpperCase() }));
/** Facts that an enterprise can change, but for its age and what is derived. */
export const adviceFields: readonly Field[] = [
  { key: 'rd', label: '研发投入', type: 'number', unit: '万元', editable: true },
  { key: 'revenue', label: '营业收入', type: 'number', unit: '万元', editable: true },
  { key: 'staff', label: '从业人数', type: 'number', unit: '人', editable: true },
  { key: 'insuredStaff', label: '参保人数', type: 'number', unit: '人', editable: true },
  { key: 'age', label: '成立年限', type: 'number', unit: '年', editable: false },
  { key: 'ratio', label: '研发强度', type: 'number', unit: '%', editable: false },
  {
    key: 'rd@-1',
    label: '研发投入（上上年度）',
    type: 'number',
    unit: '万元',
    editable: true,
    base: 'rd',
    periodOffset: -1,
  },
  { key: 'listed', label: '已上市', type: 'boolean', editable: true },
  { key: 'founded', label: '成立日期', type: 'date', editable: true },
  {
    key: 'grade',
    label: '等级',
    type: 'enum',
    options: ['a', 'b', 'c'].map((value) => ({ value, label: value })),
    editable: true,
  },
  { key: 'systems', label: '管理体系', type: 'enumSet', options: codes, editable: true },
];
const catalogue = new Map(adviceFields.map((field) => [field.key, field]));

/** The R&D share is derived: nobody changes it but through what it rests on. */
export const adviceWorld: FactWorld = {
  context: { today: '2026-11-25', industries, catalogue },
  complete: (stored) => {
    const { rd, revenue } = stored;
    const isKnown = typeof rd === 'number' && typeof revenue === 'number' && revenue > 0;
    return isKnown ? { ...stored, ratio: Number(((rd / revenue) * 100).toFixed(10)) } : stored;
  },
  inputsOf: (key) => (key === 'ratio' ? ['rd', 'revenue'] : [key]),
  stepOf: () => 1,
};
