import type { FastifyReply } from 'fastify';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import type { PolicyDocument } from '#policies';

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

/** Sends the file as it was uploaded, to be kept rather than shown. */
export async function documentReply(
  reply: FastifyReply,
  { kind, name }: PolicyDocument,
  content: Readable,
): Promise<void> {
  await reply
    .type(kind === 'text' ? 'text/plain' : types[kind])
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .send(content);
}
