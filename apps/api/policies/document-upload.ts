import type { FastifyRequest } from 'fastify';
import { Fault } from '#platform';
import { fileName } from '../uploads/file-name.js';

const mostBytes = 20 * 1024 * 1024;

/**
 * Reads the one file of an upload into memory: a document is small, and its text is wanted at once.
 * @throws Fault when there is none, or it is empty or larger than 20 MB
 */
export async function documentUpload(request: FastifyRequest): Promise<{ name: string; content: Buffer }> {
  if (!request.isMultipart())
    throw refusal('upload-not-multipart', '请用 multipart/form-data 上传，文件放在 file 字段中');
  const part = await request.file({ limits: { fileSize: mostBytes } });
  if (part?.fieldname !== 'file') throw refusal('upload-missing', '没有收到文件，请选择 PDF 或 DOCX 文件');
  const name = fileName(part.filename);
  const content = await wholeOf(part.file);
  if (part.file.truncated)
    throw new Fault('tooLarge', 'upload-too-large', '文件超过 20 MB，请压缩图片后再上传，或粘贴政策原文');
  if (content.length === 0) throw refusal('upload-empty', `“${name}”是空文件`);
  return { name, content };
}

async function wholeOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

function refusal(code: string, message: string): Fault {
  return new Fault('invalid', code, message, [{ pointer: '/file', message }]);
}
