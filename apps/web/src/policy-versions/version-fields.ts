import type { PolicyVersion } from '../api/types.js';
import { disclosureName } from '../policy-editor/draft-words.js';

type Text = string | null | undefined;

const list = (values: readonly string[] | undefined): Text => values?.join('；');

/** What a version says besides its items and its text: each with how it is called. */
const fields: readonly (readonly [name: string, read: (version: PolicyVersion) => Text])[] = [
  ['政策名称', ({ title }) => title],
  ['文号', ({ documentNumber }) => documentNumber],
  ['内容摘要', ({ summary }) => summary],
  ['来源', ({ source }) => source],
  ['主题', ({ themes }) => themes.join('、')],
  ['生效日期', ({ validFrom }) => validFrom],
  ['失效日期', ({ validTo }) => validTo],
  ['发文机关', ({ profile }) => profile.body],
  ['成文日期', ({ profile }) => profile.adoptedOn],
  ['公开属性', ({ profile }) => disclosureName(profile.disclosure)],
  ['索引号', ({ profile }) => profile.indexNumber],
  ['公开网址', ({ profile }) => profile.address],
  ['联系人或科室', ({ profile }) => profile.contact],
  ['联系电话', ({ profile }) => profile.telephone],
  ['申报入口', ({ profile }) => profile.entry],
  ['材料清单', ({ profile }) => list(profile.materials)],
  ['附件', ({ profile }) => list(profile.attachments?.map(({ name }) => name))],
];

/** A field in two versions; null where it is empty. */
export interface FieldPair {
  readonly name: string;
  readonly older: string | null;
  readonly newer: string | null;
}

/** The fields that differ. */
export const changedFields = (older: PolicyVersion, newer: PolicyVersion): FieldPair[] =>
  fields
    .map(([name, read]) => ({ name, older: read(older) || null, newer: read(newer) || null }))
    .filter((pair) => pair.older !== pair.newer);
