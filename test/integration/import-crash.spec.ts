import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Database } from '#platform';
import { type ImportBatch, ImportBatches, Importer, type StagedRow, Vocabulary } from '#enterprises';
import { blockedBackend, terminate } from '../builders/backends.js';
import { anEnterprise, type EnterpriseBuilder, register } from '../builders/enterprise.js';
import { TestApp } from '../builders/test-app.js';

let app: TestApp;
let other: TestApp;
beforeEach(async () => {
  app = await TestApp.alone();
  other = await TestApp.open(app.url);
});
afterEach(async () => {
  await app.close();
  await other.close();
});

const enterprises = (count: number) => Array.from({ length: count }, anEnterprise);

/** An import of enterprises in whose midst something happens. */
async function importWith(
  among: readonly EnterpriseBuilder[],
  event: () => Promise<void>,
): Promise<{ batch: ImportBatch; end: Promise<unknown> }> {
  const vocabulary = app.get(Vocabulary);
  const batch = await app.get(ImportBatches).create({ fileName: '登记.csv', fileSize: 0 });
  async function* rows(): AsyncGenerator<StagedRow> {
    for (const [i, enterprise] of among.entries()) {
      if (i === Math.floor(among.length / 2)) await event();
      yield enterprise.row(i + 2, vocabulary);
    }
  }
  const source = { facts: vocabulary.facts.importable, warnings: [], rows: rows() };
  return { batch, end: app.get(Importer).run(batch, source) };
}

/** Cuts off the connection over which the rows are just coming in. */
async function cutCopy(): Promise<void> {
  const [copying] = await other.rows<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'COPY staged%'`,
  );
  expect(copying).toBeDefined();
  await terminate(other, copying?.pid ?? 0);
}

/** Resolves when no rows are coming in any more, and whoever sent them has had time to hear of it. */
async function copiesEnded(): Promise<void> {
  const copying = `SELECT count(*) AS n FROM pg_stat_activity
    WHERE datname = current_database() AND query LIKE 'COPY staged%'`;
  await vi.waitUntil(async () => (await other.number(copying)) === 0);
  await other.number(copying);
}

const registered = () => other.number('SELECT count(*) AS n FROM enterprise');
/** Ordinals, ascending, and the next one to be given. */
async function numbering(): Promise<{ ordinals: number[]; next: number }> {
  const rows = await other.rows<{ ordinal: number }>('SELECT ordinal FROM enterprise ORDER BY ordinal');
  return {
    ordinals: rows.map(({ ordinal }) => ordinal),
    next: await other.number('SELECT next_ordinal AS n FROM population'),
  };
}
const dense = (count: number) => ({ ordinals: Array.from({ length: count }, (_, i) => i), next: count });

describe('An import', () => {
  it('numbers densely when two processes import at once, each enterprise once', async () => {
    const shared = enterprises(300);
    const [mine, yours] = [enterprises(200), enterprises(100)];
    const batches = await Promise.all([
      register(app, [...shared, ...mine]),
      register(other, [...yours, ...shared]),
    ]);
    expect(await numbering()).toEqual(dense(600));
    expect(batches.reduce((sum, { inserted }) => sum + inserted, 0)).toBe(600);
    expect(batches.reduce((sum, { unchanged }) => sum + unchanged, 0)).toBe(300);
  });

  it('leaves nothing when its file breaks off, and the next one numbers densely', async () => {
    await register(app, enterprises(3));
    const { end } = await importWith(enterprises(2_000), () => Promise.reject(new Error('the disk is gone')));
    await expect(end).rejects.toThrow('the disk is gone');
    expect(await numbering()).toEqual(dense(3));
    await register(app, enterprises(5));
    expect(await numbering()).toEqual(dense(8));
  });

  it('leaves nothing when its connection is cut off while rows come in', async () => {
    let cuts = 0;
    const { batch, end } = await importWith(enterprises(4_000), async () => {
      await cutCopy();
      cuts++;
    });
    await expect(end).rejects.toThrow();
    expect(cuts).toBe(1);
    expect([await registered(), await other.number('SELECT version AS n FROM population')]).toEqual([0, 0]);
    expect((await other.get(ImportBatches).get(batch.id)).state).not.toBe('done');
  });

  it('ends with the fault when the connection is gone while nobody waits for it', async () => {
    const { end } = await importWith(enterprises(4_000), async () => {
      await cutCopy();
      await copiesEnded();
    });
    await expect(end).rejects.toThrow('terminating connection');
    expect(await registered()).toBe(0);
  });

  it('leaves nothing when it is cut off at its last step, and the same file then comes in whole', async () => {
    const file = enterprises(50);
    await other.get(Database).transaction(async () => {
      await other.rows('SELECT FROM population FOR UPDATE');
      await Promise.all([
        expect(register(app, file)).rejects.toThrow(),
        blockedBackend(other, 'UPDATE population SET version').then((pid) => terminate(other, pid)),
      ]);
    });
    expect(await registered()).toBe(0);
    expect(await register(app, file)).toMatchObject({ inserted: 50, populationVersion: 1 });
    expect(await numbering()).toEqual(dense(50));
  });
});
