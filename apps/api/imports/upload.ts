import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { ReceivedUpload, StoreUpload } from '#enterprises';
import { Fault, type StoredFile } from '#platform';
import { isStorable } from '../http/storable-text.js';
import { detailsOf } from '../http/validation.pipe.js';
import { ofKind } from '../uploads/file-kind.js';
import { fileName } from '../uploads/file-name.js';

const word = z
  .string()
  .trim()
  .max(50, '最多 50 字')
  .refine(isStorable, '含有无法保存的字符')
  .transform((text) => text || undefined);
const fields = z.strictObject({
  feed: word.optional(),
  period: word.optional(),
  emptyCells: z.enum(['keep', 'clear']).default('keep'),
});
const notATable = '文件不是文本表格，请上传 CSV（UTF-8 或 GBK）或 XLSX 文件';

/**
 * Reads a multipart upload part by part: the file goes straight into storage, fields may stand before or after it.
 * @throws Fault naming the faulty part
 */
export async function receiveUpload(request: FastifyRequest, store: StoreUpload): Promise<ReceivedUpload> {
  if (!request.isMultipart())
    throw new Fault('invalid', 'upload-not-multipart', '请用 multipart/form-data 上传，文件放在 file 字段中');
  let file: StoredFile | undefined;
  const values: Record<string, unknown> = {};
  for await (const part of request.parts()) {
    if (part.type === 'field') values[part.fieldname] = part.value;
    else if (part.fieldname === 'file' && !file) file = await storePart(part, store);
    else
      throw new Fault(
        'invalid',
        'upload-part',
        `一次只能上传一个文件，字段名为 file（收到 ${part.fieldname}）`,
      );
  }
  if (!file)
    throw new Fault('invalid', 'upload-missing', '没有收到文件，请选择 CSV 或 XLSX 文件', [
      { pointer: '/file', message: '缺少文件' },
    ]);
  return { file, settings: settingsOf(values) };
}

async function storePart(part: MultipartFile, store: StoreUpload): Promise<StoredFile> {
  const name = fileName(part.filename);
  const file = await store(name, ofKind(part.file, ['text', 'zip'], notATable));
  if (part.file.truncated) throw new Fault('tooLarge', 'upload-too-large', '文件超过 200 MB，请拆分后再导入');
  if (file.bytes === 0)
    throw new Fault('invalid', 'upload-empty', `“${name}”是空文件`, [
      { pointer: '/file', message: '文件是空的' },
    ]);
  return file;
}

function settingsOf(values: Record<string, unknown>): z.output<typeof fields> {
  const parsed = fields.safeParse(values);
  if (parsed.success) return parsed.data;
  const details = parsed.error.issues.flatMap(detailsOf);
  throw new Fault(
    'invalid',
    'upload-fields',
    details.map(({ pointer, message }) => `${pointer.slice(1)}：${message}`).join('；'),
    details,
  );
}
