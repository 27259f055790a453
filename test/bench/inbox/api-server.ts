import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { Populations } from '#enterprises';
import { loadConfig } from '#platform';
import { createApplication } from '../../../apps/api/application.js';
import { credentialsOf } from '../../builders/credentials.js';
import type { InboxReader } from './readers.js';

/** The product's API as it is deployed, in a process of its own; tells its parent the port and the reader's cookie. */
const config = loadConfig({ ...process.env, DEMO: 'true', LOG_LEVEL: 'error', LIMIT_READS: '0' });
const app = await createApplication(config);
await app.get(Populations).current();
await app.listen(0, '127.0.0.1');
const { port } = app.getHttpServer().address() as AddressInfo;
process.once('disconnect', () => void app.close().then(() => process.exit(0)));
const { person } = JSON.parse(process.env['READER'] ?? '{}') as Pick<InboxReader, 'person'>;
const { cookie } = await credentialsOf(app, { id: person });
process.send?.({ port, cookie });
