import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { format, resolveConfig } from 'prettier';
import { loadConfig } from '#platform';
import { createApplication } from '../../apps/api/application.js';
import { testDatabase, type TestDatabase } from '../setup/database.js';

const file = new URL('../../docs/openapi.json', import.meta.url).pathname;

describe('the description of the API', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    database = await testDatabase();
    app = await createApplication(
      loadConfig({ DATABASE_URL: database.url, DEMO: 'true', LOG_LEVEL: 'silent' }),
    );
  });

  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  it('is served as OpenAPI 3.1 and is the one checked in (npm run openapi:fix renews it)', async () => {
    const { statusCode, body } = await app.inject({ method: 'GET', url: '/api/openapi.json' });
    expect(statusCode).toBe(200);
    const text = await format(body, { ...(await resolveConfig(file)), parser: 'json' });
    expect(text).toContain('"openapi": "3.1.0"');
    await expect(text).toMatchFileSnapshot(file);
  });

  it('names the permission of every operation', async () => {
    const { body } = await app.inject({ method: 'GET', url: '/api/openapi.json' });
    const { paths } = JSON.parse(body) as { paths: Record<string, Record<string, Record<string, unknown>>> };
    const operations = Object.values(paths).flatMap((path) => Object.values(path));
    expect(operations.length).toBeGreaterThan(30);
    expect(operations.filter((operation) => !operation['x-permission'])).toEqual([]);
  });
});
