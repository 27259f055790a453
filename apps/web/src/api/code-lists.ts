import type { CodeList } from './types.js';
import { formOf, upload } from './upload.js';

/** Hands a list of codes in as a file; what was pasted is one too. */
export const giveCodeList = (file: File) => upload<CodeList>('/api/code-lists', formOf(file));
