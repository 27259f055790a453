import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Vocabulary } from '#enterprises';
import { type PolicyFile, readPolicyFile } from './policy-file.js';

/**
 * Reads every policy of a folder, in order of file name.
 * @throws CatalogueFileError of the first faulty file; Error when two files hold the same policy
 */
export async function readPolicyFolder(
  folder: string,
  vocabulary: Vocabulary,
  today: string,
): Promise<PolicyFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const files = await Promise.all(
    names.map(async (name) =>
      readPolicyFile(
        join(basename(folder), name),
        await readFile(join(folder, name), 'utf8'),
        vocabulary,
        today,
      ),
    ),
  );
  files.forEach((file, index) => {
    const first = files.findIndex((other) => other.code === file.code);
    if (first < index)
      throw new Error(
        `${folder}/${names[index]} 与 ${names[first]} 的政策代码同为“${file.code}”，请改其中一个`,
      );
  });
  return files;
}
