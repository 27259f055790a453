import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { binaryRows } from './binary-rows.js';
import { testDatabase, type TestDatabase } from '../../../test/setup/database.js';

let database: TestDatabase;
let pool: pg.Pool;
let client: pg.PoolClient;
beforeAll(async () => {
  database = await testDatabase();
  pool = new pg.Pool({ connectionString: database.url });
  client = await pool.connect();
});
afterAll(async () => {
  client.release();
  await pool.end();
  await database.drop();
});

describe('rows in binary', () => {
  it('are the bytes that each type sends, null where there is NULL', async () => {
    const [row, ...others] = await binaryRows(
      client,
      `SELECT 7::int4, '企业'::text, NULL::text, '\\x00ff'::bytea, ''::text`,
    );
    expect(others).toEqual([]);
    expect(row).toEqual([
      Buffer.of(0, 0, 0, 7),
      Buffer.from('企业'),
      null,
      Buffer.of(0, 255),
      Buffer.alloc(0),
    ]);
  });

  it('are whole however large, in the order asked for, and none where there are none', async () => {
    const large = [randomBytes(300_000), randomBytes(1), randomBytes(70_000)];
    await client.query('CREATE TEMP TABLE kept (n int, bytes bytea)');
    for (const [n, bytes] of large.entries())
      await client.query('INSERT INTO kept VALUES ($1, $2)', [n, bytes]);
    const rows = await binaryRows(client, 'SELECT bytes FROM kept ORDER BY n');
    expect(rows).toEqual(large.map((bytes) => [bytes]));
    expect(await binaryRows(client, 'SELECT bytes FROM kept WHERE n > 9')).toEqual([]);
  });

  it('leave the client as it was after a query that fails', async () => {
    await expect(binaryRows(client, 'SELECT 1 / 0')).rejects.toThrow('division by zero');
    expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });
});
