import type { MultipartFile } from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Fault, type StoredFile, StoredFiles } from '#platform';
import { isStorable } from '../http/storable-text.js';
import { detailsOf } from '../http/validation.pipe.js';
import { requestFields } from './correction.schema.js';

const allowed = /\.(pdf|jpe?g|png|docx?|xlsx?)$/i;
const mostBytes = 20 * 2 ** 20;
const longestName = 200;

/** A request with its attachment, which is stored already. */
export interface ReceivedRequest {
  readonly request: z.output<typeof requestFields>;
  readonly attachment?: StoredFile;
}

/**
 * Reads a request for correction part by part; call it inside the transaction that files the request.
 * @throws Fault naming the faulty part
 */
export async function receiveRequest(request: FastifyRequest, files: StoredFiles): Promise<ReceivedRequest> {
  if (!request.isMultipart())
    throw new Fault('invalid', 'upload-not-multipart', '请用 multipart/form-data 提交，附件放在 file 字段中');
  const values: Record<string, unknown> = {};
  let attachment: StoredFile | undefined;
  for await (const part of request.parts()) {
    if (part.type === 'field') values[part.fieldname] = part.value;
    else attachment = await store(part, files);
  }
  const parsed = requestFields.safeParse(values);
  if (parsed.success) return { request: parsed.data, attachment };
  const details = parsed.error.issues.flatMap(detailsOf);
  throw new Fault('invalid', 'correction-fields', details.map(({ message }) => message).join('；'), details);
}

async function store(part: MultipartFile, files: StoredFiles): Promise<StoredFile> {
  const name = part.filename.split(/[\\/]/).at(-1)?.slice(-longestName) ?? '';
  if (!allowed.test(name) || !isStorable(name))
    throw new Fault('invalid', 'attachment-kind', '附件可以是 PDF、图片、Word 或 Excel 文件', [
      { pointer: '/file', message: '文件类型不支持' },
    ]);
  const file = await files.store(name, part.file);
  if (part.file.truncated || file.bytes > mostBytes)
    throw new Fault('tooLarge', 'attachment-too-large', '附件超过 20 MB，请压缩后再传');
  return file;
}

/** Sends an attachment to be saved, never to be shown by the browser: somebody else made it. */
export function sendAttachment(reply: FastifyReply, files: StoredFiles, { id, name }: StoredFile): void {
  void reply
    .header('content-type', 'application/octet-stream')
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .send(files.read(id));
}
