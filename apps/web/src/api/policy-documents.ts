import { queryOptions } from '@tanstack/react-query';
import { client, unwrap } from './client.js';
import { Problem } from './problem.js';
import type { PolicyDocument } from './types.js';
import { formOf, upload } from './upload.js';

/** A document with its text; it never changes. */
export const documentQuery = (id: string | null) =>
  queryOptions({
    queryKey: ['policy-document', id],
    queryFn: () => unwrap(client.GET('/api/policy-documents/{id}', { params: { path: { id: id ?? '' } } })),
    enabled: id !== null,
    staleTime: Infinity,
  });

/** Where the file itself is to be had. */
export const documentFile = (id: string): string => `/api/policy-documents/${id}/file`;

/** The largest file that is taken; told before 20 MB have been sent in vain. */
const MOST_BYTES = 20 * 1024 * 1024;

/** Uploads a PDF or DOCX. Throws a Problem that says what to do about any other file. */
export async function uploadDocument(file: File): Promise<PolicyDocument> {
  if (file.size > MOST_BYTES)
    throw new Problem(413, 'upload-too-large', '文件超过 20 MB，请压缩图片后再上传，或粘贴政策原文');
  return upload<PolicyDocument>('/api/policy-documents', formOf(file));
}

/** Keeps a pasted text as the document. */
export const pasteDocument = (name: string, body: string) =>
  unwrap(client.POST('/api/policy-documents/text', { body: { name, body } }));

/** The same file with a text typed or put right by hand: a document of its own. */
export const replaceText = (id: string, body: string) =>
  unwrap(client.POST('/api/policy-documents/{id}/text', { params: { path: { id } }, body: { body } }));
