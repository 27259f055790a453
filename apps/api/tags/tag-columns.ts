import type { z } from 'zod';
import { csvCount } from '../http/csv-count.js';
import type { CsvColumn } from '../http/csv-table.js';
import { minuteText } from '../http/minute.js';
import type { tagAssertion, tagChange, tagRow } from './tag.schema.js';

const changeNames = { assert: '给出名单', extend: '延长', revoke: '移出' } as const;
const forEver = '长期';

/** What the catalogue of tags says of each, for a file. */
export const tagColumns: readonly CsvColumn<z.output<typeof tagRow>>[] = [
  ['代码', ({ code }) => code],
  ['标签', ({ label }) => label],
  ['分组', ({ group }) => group],
  ['来历', ({ kind }) => (kind === 'derived' ? '由规则推算' : '由部门认定')],
  ['说明', ({ description }) => description],
  ['规则', ({ ruleText }) => ruleText],
  ['有此标签（家）', ({ members }) => csvCount(members)],
  ['缺数据（家）', ({ undetermined }) => csvCount(undetermined)],
  ['用于政策', ({ policies }) => policies.map(({ title }) => title).join('、')],
  ['用于标签', ({ tags }) => tags.map(({ label }) => label).join('、')],
  ['启用日期', ({ introducedOn }) => introducedOn],
];

/** What departments did to a tag's lists, for a file. */
export const tagChangeColumns: readonly CsvColumn<z.output<typeof tagChange>>[] = [
  ['时间', ({ at }) => minuteText(at)],
  ['变动', ({ kind }) => changeNames[kind]],
  ['企业（家）', ({ enterprises }) => enterprises],
  ['起', ({ validFrom }) => validFrom],
  ['止', ({ kind, validTo }) => validTo ?? (kind === 'revoke' ? '' : forEver)],
  ['文号、来源或原因', ({ source, reason }) => source ?? reason],
  ['部门', ({ department }) => department],
  ['经办人', ({ person }) => person],
  ['撤销', ({ undoneAt, undoneBy }) => undoneAt && `${minuteText(undoneAt)} ${undoneBy ?? ''}`],
];

/** Who stands on a tag's lists, for a file. */
export const assertionColumns: readonly CsvColumn<z.output<typeof tagAssertion>>[] = [
  ['统一社会信用代码', ({ uscc }) => uscc],
  ['企业名称', ({ name }) => name],
  ['起', ({ validFrom }) => validFrom],
  ['止', ({ validTo }) => validTo ?? forEver],
  ['今天是否有效', ({ stands }) => (stands ? '是' : '否')],
  ['文号或来源', ({ source }) => source],
  ['部门', ({ department }) => department],
  ['经办人', ({ person }) => person],
  ['认定时间', ({ at }) => minuteText(at)],
  ['移出', ({ revoked }) => revoked && `${minuteText(revoked.at)} ${revoked.person}：${revoked.reason}`],
];
