import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ImportBatches, Imports, RejectedRows } from '#enterprises';
import { freshCode } from '../builders/enterprise.js';
import { aPerson } from '../builders/people.js';
import { TestApp } from '../builders/test-app.js';

let app: TestApp;

beforeAll(async () => {
  app = await TestApp.alone();
});
afterAll(() => app.close());

/** Uploads a file as the page does, without importing it yet. */
async function uploaded(text: string) {
  const person = await aPerson(app, ['operator']);
  const content = Readable.from([Buffer.from(text)]);
  return app
    .get(Imports)
    .submit(
      async (store) => ({ file: await store('企业.csv', content), settings: { emptyCells: 'keep' } }),
      person.id,
    );
}

async function rowsOf(id: string): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const row of await app.get(RejectedRows).of(id)) rows.push(row);
  return rows;
}

describe('Refused rows', () => {
  it('can be taken as a file, put right, and imported again', async () => {
    const [good, bad] = [freshCode(), freshCode()];
    const head = '统一社会信用代码,企业名称,从业人数（人）';
    const batch = await uploaded([head, `${good},甲,5`, `${bad},乙,很多`, ''].join('\n'));
    await app.get(Imports).perform(batch.id);
    const [header, row, ...rest] = await rowsOf(batch.id);
    expect(rest).toEqual([]);
    expect(header).toEqual([...head.split(','), '拒绝原因']);
    expect(row?.slice(0, 3)).toEqual([bad, '乙', '很多']);
    expect(row?.[3]).toMatch(/从业人数.*应为/);
    const again = await uploaded([header?.join(','), `${bad},乙,8,"改好了"`, ''].join('\n'));
    await app.get(Imports).perform(again.id);
    expect(await app.get(ImportBatches).get(again.id)).toMatchObject({
      state: 'done',
      inserted: 1,
      rejected: 0,
      warnings: [],
    });
  });

  it('that are refused again are told why, and not why they were before', async () => {
    const bad = freshCode();
    const head = '统一社会信用代码,企业名称,从业人数（人）';
    const batch = await uploaded([`${head},拒绝原因`, `${bad},乙,很多,旧的原因`, ''].join('\n'));
    await app.get(Imports).perform(batch.id);
    const [header, row] = await rowsOf(batch.id);
    expect(header).toEqual([...head.split(','), '拒绝原因']);
    expect(row?.[3]).toMatch(/从业人数.*应为/);
  });

  it('are gone with their file after a month, and that is said', async () => {
    const batch = await uploaded('统一社会信用代码,企业名称\n123,丙\n');
    await app.get(Imports).perform(batch.id);
    expect((await rowsOf(batch.id)).length).toBe(2);
    await app.rows(`UPDATE import_batch SET finished_at = now() - interval '31 days' WHERE id = $1`, [
      batch.id,
    ]);
    await app.get(Imports).sweep();
    await expect(rowsOf(batch.id)).rejects.toMatchObject({ code: 'import-file-gone' });
    expect((await app.get(ImportBatches).get(batch.id)).file).toBeNull();
  });
});

describe('A waiting import', () => {
  it('can be cancelled while it waits, and then never runs; one that has run can’t', async () => {
    const code = freshCode();
    const batch = await uploaded(`统一社会信用代码,企业名称\n${code},丁\n`);
    const cancelled = await app.get(ImportBatches).cancel(batch.id, '赵启明');
    expect(cancelled.state).toBe('failed');
    await app.get(Imports).perform(batch.id);
    expect(await app.number('SELECT count(*) AS n FROM enterprise WHERE uscc = $1', [code])).toBe(0);
    const other = await uploaded(`统一社会信用代码,企业名称\n${code},丁\n`);
    await app.get(Imports).perform(other.id);
    await expect(app.get(ImportBatches).cancel(other.id, '赵启明')).rejects.toMatchObject({
      code: 'import-begun',
    });
  });
});
