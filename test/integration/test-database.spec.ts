import { describe, expect, it } from 'vitest';
import { withClient } from '#platform/embedded';
import { testDatabase } from '../setup/database.js';

describe('A test database', () => {
  it('is seen by nobody else', async () => {
    const [mine, yours] = await Promise.all([testDatabase(), testDatabase()]);
    await withClient(mine.url, (client) => client.query('create table only_here ()'));
    const found = await withClient(yours.url, (client) =>
      client.query("select to_regclass('only_here') as found"),
    );
    expect(found.rows).toEqual([{ found: null }]);
    await Promise.all([mine.drop(), yours.drop()]);
  });

  it('goes away although somebody is still connected', async () => {
    const database = await testDatabase();
    await withClient(database.url, async (client) => {
      await client.query('select 1');
      await database.drop();
    });
    await expect(withClient(database.url, (client) => client.query('select 1'))).rejects.toMatchObject({
      code: '3D000',
    });
  });
});
