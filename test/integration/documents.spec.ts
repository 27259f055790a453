import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const read = (path: string): Promise<string> => readFile(join(root, path), 'utf8');
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'libs/matching/README.md',
  ...(await readdir(join(root, 'docs'))).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`),
];

/** What a document names in code type and means as a file or folder of the project. */
function pathsIn(text: string): string[] {
  const named = [...text.matchAll(/`([^`\n]+)`/g)].map(([, path = '']) => path);
  return named.filter((path) => /^(apps|libs|test|config|docs|\.ci)\/[\w./-]+$/.test(path));
}

/** The last cells of the rows of every table whose heading ends so, with the first for the message. */
function rowsUnder(text: string, heading: string): [string, string][] {
  const tables = text.split(/\n\n+/).filter((part) => part.startsWith('|'));
  const wanted = tables.filter((table) => cellsOf(table.split('\n')[0] ?? '').at(-1) === heading);
  return wanted.flatMap((table) =>
    table
      .split('\n')
      .slice(2)
      .map((row): [string, string] => [cellsOf(row)[0] ?? '', cellsOf(row).at(-1) ?? '']),
  );
}

function cellsOf(row: string): string[] {
  return row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}

const isTest = (path: string): boolean => path.endsWith('.spec.ts') && existsSync(join(root, path));

describe('A document', () => {
  it.each(documents)('names files that are there: %s', async (document) => {
    expect(pathsIn(await read(document)).filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

describe('What is said of security', () => {
  it('is promised with a test that is there, promise by promise', async () => {
    const promises = rowsUnder(await read('docs/security.md'), 'tested in');
    expect(promises.length).toBeGreaterThan(30);
    const untested = promises.filter(([, tests]) => !pathsIn(tests).some(isTest) && tests !== 'see above');
    expect(untested.map(([promise]) => promise)).toEqual([]);
  });

  it('goes through 等保 clause by clause, each with a test, whose it is, or that it is open', async () => {
    const clauses = rowsUnder(await read('docs/security.md'), 'evidence');
    expect(clauses.length).toBeGreaterThan(30);
    const unsaid = clauses.filter(
      ([, evidence]) => !pathsIn(evidence).some(isTest) && !/^(open|see )|运营方/.test(evidence),
    );
    expect(unsaid.map(([clause]) => clause)).toEqual([]);
  });

  it('names a test by its whole path, so that it can be found', async () => {
    const named = (await read('docs/security.md')).match(/`[^`\s]+\.spec\.ts`/g) ?? [];
    expect(named.filter((name) => !isTest(name.slice(1, -1)))).toEqual([]);
  });
});
