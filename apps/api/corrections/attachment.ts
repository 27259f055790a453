import type { MultipartFile } from '@fastify/multipart';
import type { StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Fault, type StoredFile, StoredFiles } from '#platform';
import { fileAnswer } from '../http/file-answer.js';
import { detailsOf } from '../http/validation.pipe.js';
import { type FileKind, ofKind } from '../uploads/file-kind.js';
import { fileName } from '../uploads/file-name.js';
import { requestFields } from './correction.schema.js';

/** What a file must be inside, by how its name ends. */
const allowed: Readonly<Record<string, FileKind>> = {
  pdf: 'pdf',
  jpg: 'jpeg',
  jpeg: 'jpeg',
  png: 'png',
  docx: 'zip',
  xlsx: 'zip',
  doc: 'ole',
  xls: 'ole',
};
const mostBytes = 20 * 2 ** 20;

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
  const name = fileName(part.filename);
  const kind = allowed[/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''];
  if (!kind)
    throw new Fault('invalid', 'attachment-kind', '附件可以是 PDF、图片、Word 或 Excel 文件', [
      { pointer: '/file', message: '文件类型不支持' },
    ]);
  const file = await files.store(name, ofKind(part.file, [kind], '附件的内容与文件名不符，请重新选择文件'));
  if (part.file.truncated || file.bytes > mostBytes)
    throw new Fault('tooLarge', 'attachment-too-large', '附件超过 20 MB，请压缩后再传');
  return file;
}

/** An attachment: bytes that somebody else made, whatever they are called. */
export function attachmentFile(files: StoredFiles, { id, name }: StoredFile): StreamableFile {
  return fileAnswer(name, 'application/octet-stream', files.read(id));
}
