import { Fault } from '#platform';
import { isStorable } from '../http/storable-text.js';

const longestName = 200;
/** Control and formatting characters: some turn the order of letters round, so that exe looks like fdp. */
const unseen = /[\p{Cc}\p{Cf}]/gu;
/** What some system takes for a part of a path or a wildcard. */
const meaningful = /[<>:"|?*]/g;

/**
 * The name under which an uploaded file is kept and offered again: the last part of a path, without anything that
 * is not seen or means something to a file system; the end stays when it is too long.
 * @throws Fault when it can't be stored
 */
export function fileName(given: string | undefined): string {
  const last = given?.split(/[\\/]/).at(-1) ?? '';
  if (!isStorable(last))
    throw new Fault('invalid', 'upload-name', '文件名含有无法保存的字符，请改名后再上传', [
      { pointer: '/file', message: '文件名含有无法保存的字符' },
    ]);
  const plain = last.normalize('NFC').replace(unseen, '').replace(meaningful, '_');
  const trimmed = plain.replace(/^[.\s]+|[.\s]+$/g, '');
  return [...trimmed].slice(-longestName).join('') || '未命名';
}
