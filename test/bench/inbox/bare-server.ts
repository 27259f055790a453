import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import type { Database } from '#platform';
import { Inbox, type Reader } from '#push';

/**
 * The least a server can do for the same page: node:http, one pool of the same size, the same single query, its rows
 * as JSON. No framework, no session, no permission, no check of what goes in or out. Tells its parent the port.
 */
const pool = new pg.Pool({
  connectionString: process.env['DATABASE_URL'],
  max: 20,
  options: '-c timezone=Asia/Shanghai -c jit=off',
});
const query = async (sql: string, parameters: readonly unknown[]) =>
  (await pool.query<Record<string, unknown>>(sql, [...parameters])).rows;
const inbox = new Inbox({ query } as unknown as Database);
const reader = JSON.parse(process.env['READER'] ?? '{}') as Reader;

const server = createServer((_request, response) => {
  inbox.page(reader, 'all').then(
    (page) => response.setHeader('content-type', 'application/json; charset=utf-8').end(JSON.stringify(page)),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.once('disconnect', () => process.exit(0));
