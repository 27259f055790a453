import type { Catalogue, Field } from '../fields/field.js';
import { industryTree, type IndustryRow } from '../fields/industry-tree.js';

/** A few branches of GB/T 4754-2017, parents before children. */
export const industryRows: readonly IndustryRow[] = [
  { code: 'C', parent: '', name: '制造业' },
  { code: '26', parent: 'C', name: '化学原料和化学制品制造业' },
  { code: '261', parent: '26', name: '基础化学原料制造' },
  { code: '2611', parent: '261', name: '无机酸制造' },
  { code: '2614', parent: '261', name: '有机化学原料制造' },
  { code: '27', parent: 'C', name: '医药制造业' },
  { code: '271', parent: '27', name: '化学药品原料药制造' },
  { code: 'F', parent: '', name: '批发和零售业' },
  { code: '51', parent: 'F', name: '批发业' },
];

export const industries = industryTree(industryRows);

/** Every code of the tree above. */
export const industryCodes: readonly string[] = industryRows.map(({ code }) => code);

const grades = [
  { value: 'large', label: '大型' },
  { value: 'medium', label: '中型' },
  { value: 'small', label: '小型' },
  { value: 'micro', label: '微型' },
];

const qualifications = [
  { value: 'high-tech', label: '高新技术企业' },
  { value: 'little-giant', label: '专精特新小巨人' },
  { value: 'gazelle', label: '瞪羚企业' },
];

const fields: readonly Field[] = [
  { key: 'staff', label: '从业人数', type: 'number', unit: '人', period: '上年度', feed: '税务' },
  { key: 'layoffRate', label: '裁员率', type: 'number', unit: '%', period: '上年度', feed: '人社' },
  { key: 'insuredStaff', label: '参保人数', type: 'number', unit: '人', feed: '人社' },
  { key: 'insuranceMonths', label: '失业保险足额缴费月数', type: 'number', unit: '月', feed: '人社' },
  { key: 'highTechUntil', label: '高新技术企业证书有效期至', type: 'date', feed: '科委' },
  { key: 'sizeGrade', label: '企业规模', type: 'enum', options: grades, several: true },
  { key: 'industry', label: '行业', type: 'industry' },
  {
    key: 'sizeGrade@-1',
    label: '企业规模（上年度）',
    type: 'enum',
    options: grades,
    several: true,
    base: 'sizeGrade',
    periodOffset: -1,
  },
  { key: 'foundedOn', label: '成立日期', type: 'date', feed: '市场监管' },
  { key: 'revenue', label: '营业收入', type: 'number', unit: '万元', period: '上年度', feed: '税务' },
  {
    key: 'revenue@-1',
    label: '营业收入（上上年度）',
    type: 'number',
    unit: '万元',
    base: 'revenue',
    periodOffset: -1,
  },
  { key: 'rdExpense', label: '研发费用', type: 'number', unit: '元', period: '上年度', feed: '税务' },
  { key: 'qualifications', label: '资质', type: 'enumSet', options: qualifications, feed: '科委' },
  { key: 'scope', label: '经营范围', type: 'text', feed: '市场监管' },
  { key: 'dishonest', label: '严重失信', type: 'boolean' },
  { key: 'listed', label: '上市公司', type: 'boolean' },
  { key: 'tag:sme', label: '科技型中小企业', type: 'boolean' },
];

/** A small catalogue with a field of every type. */
export const catalogue: Catalogue = new Map(fields.map((field) => [field.key, field]));

/** A field of the catalogue; a mistyped key fails the test at once. */
export function fieldOf(key: string): Field {
  const field = catalogue.get(key);
  if (!field) throw new Error(`the specimen catalogue has no field ${key}`);
  return field;
}
