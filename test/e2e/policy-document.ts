import { archiveOf } from './archive.js';

/** The text of 失业保险稳岗返还 as it is encoded in config/policies, put together as a notice. */
export const refundText = [
  '关于失业保险稳岗返还的通知',
  '一、支持对象',
  '足额缴纳失业保险费12个月以上，上年度未裁员或裁员率不高于上年度全国城镇调查失业率控制目标（5.5%）的企业。30人（含）以下的参保企业裁员率不高于参保职工总数20%的，同样可以申请。',
  '二、返还标准',
  '大型企业按企业及其职工上年度实际缴纳失业保险费的30%返还，中小微企业按60%返还。',
  '三、申报时间',
  '2024年度批次、2025年度批次分别在当年受理。',
] as const;

const types = [
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">',
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
  '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>',
  '</Types>',
].join('');

const relations = [
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">',
  '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>',
  '</Relationships>',
].join('');

/** A Word document with these paragraphs, as small as Word would open. */
export function docxOf(paragraphs: readonly string[]): Buffer<ArrayBuffer> {
  const body = paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('');
  const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  return archiveOf({
    '[Content_Types].xml': types,
    '_rels/.rels': relations,
    'word/document.xml': `<w:document ${space}><w:body>${body}</w:body></w:document>`,
  });
}
