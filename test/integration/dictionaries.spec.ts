import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dictionaryNames, DictionaryVersions } from '#enterprises';
import { TestApp } from '../builders/test-app.js';

let app: TestApp;

beforeAll(async () => {
  app = await TestApp.alone();
});
afterAll(() => app.close());

describe('The dictionaries', () => {
  it('get a version when their words change, and none when they don’t', async () => {
    const versions = app.get(DictionaryVersions);
    expect(await versions.synchronise()).toEqual([...dictionaryNames]);
    expect(await versions.synchronise()).toEqual([]);
    await app.rows(
      `UPDATE dictionary_version SET digest = 'older', entries = entries - 'staff' WHERE dictionary = 'facts'`,
    );
    expect(await versions.synchronise()).toEqual(['facts']);
    const changes = await versions.changes('facts', 2);
    expect(changes.map(({ kind, key, label }) => [kind, key, label])).toEqual([
      ['added', 'staff', '从业人数'],
    ]);
    const listed = await versions.list();
    expect(listed.filter(({ dictionary }) => dictionary === 'facts').map(({ number }) => number)).toEqual([
      2, 1,
    ]);
    expect(listed.find(({ dictionary }) => dictionary === 'industries')?.words).toBeGreaterThan(1_381);
  });
});
