import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { codesInTable } from '#enterprises';
import { Fault } from '#platform';
import { isStorable } from '../http/storable-text.js';
import type { readCodes } from './tag.schema.js';

const longestName = 200;

/** Reads the codes out of an uploaded table. @throws Fault when there is no readable file */
export function codesInUpload(request: FastifyRequest): Promise<z.output<typeof readCodes>> {
  return withUploadedTable(request, codesInTable);
}

/**
 * Does something with an uploaded table, which is gone afterwards.
 * @throws Fault when there is none
 */
export async function withUploadedTable<T>(
  request: FastifyRequest,
  work: (path: string, name: string) => Promise<T>,
): Promise<T> {
  if (!request.isMultipart())
    throw new Fault('invalid', 'upload-not-multipart', '请用 multipart/form-data 上传，文件放在 file 字段中');
  const part = await request.file();
  if (!part) throw new Fault('invalid', 'upload-missing', '没有收到文件，请选择 TXT、CSV 或 XLSX 文件');
  const path = join(tmpdir(), `policy-push-codes-${randomUUID()}`);
  try {
    await pipeline(part.file, createWriteStream(path, { mode: 0o600 }));
    return await work(path, storable(part.filename));
  } finally {
    await rm(path, { force: true });
  }
}

/** The file's own name, as far as it can be kept. */
const storable = (name: string): string =>
  (isStorable(name) && name.split(/[\\/]/).at(-1)?.slice(-longestName)) || '未命名';
