import type { StreamableFile } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import type { PolicyDocument } from '#policies';
import { fileAnswer } from '../http/file-answer.js';

/** A document with its text, as pages show it. */
export const policyDocument = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(['pdf', 'docx', 'text']),
  body: z.string().describe('文件的文字'),
  bodyFrom: z.enum(['file', 'hand', 'nothing']).describe('文字从文件读出、由人粘贴，或还没有'),
  remark: z.string().nullable().describe('没有文字的原因和下一步'),
});
const types = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

/** The kinds of files that documents are. */
export const documentTypes = Object.values(types);

/** Without what only the house needs to know of it. */
export function shownDocument({
  id,
  name,
  kind,
  body,
  bodyFrom,
  remark,
}: PolicyDocument): z.output<typeof policyDocument> {
  return { id, name, kind, body, bodyFrom, remark };
}

/** The file as it was uploaded, to be kept rather than shown. */
export function documentFile({ kind, name }: PolicyDocument, content: Readable): StreamableFile {
  return fileAnswer(name, kind === 'text' ? 'text/plain; charset=utf-8' : types[kind], content);
}
