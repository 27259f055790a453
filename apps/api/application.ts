import { existsSync } from 'node:fs';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import serveStatic from '@fastify/static';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Populations } from '#enterprises';
import { type Config, createLogger, NestLogger } from '#platform';
import { ApiModule } from './api.module.js';
import { bodyShapeFault } from './http/body-shape.js';
import { DocumentController } from './http/document.controller.js';
import { openApiDocument } from './http/openapi.js';
import { answerMalformedAddress } from './http/problem.filter.js';
import { limitBodyTime, serverTimeOuts } from './http/slow-requests.js';
import { unstorableTextFault } from './http/storable-text.js';

const bodyLimitBytes = 1 << 20;
const uploadLimitBytes = 200 << 20;
const assetAgeSeconds = 31_536_000;

/** The API with its pages, ready to listen. */
export async function createApplication(config: Config): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    ...serverTimeOuts(config.timeOuts),
    bodyLimit: bodyLimitBytes,
    forceCloseConnections: true,
    trustProxy: [...config.trustedProxies],
    frameworkErrors: answerMalformedAddress,
  });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.forRoot(config), adapter, {
    logger: new NestLogger(createLogger(config, 'api')),
    abortOnError: false,
    // Only what a route asks for is read: JSON here, files where multipart is registered below.
    bodyParser: false,
  });
  const server = adapter.getInstance();
  server.removeContentTypeParser('text/plain');
  limitBodyTime(server, config.timeOuts);
  server.addHook('preValidation', (request, _reply, done) =>
    done(bodyShapeFault(request.body) ?? unstorableTextFault(request)),
  );
  await app.register(cookie);
  // A second file is let in only to be refused by name.
  await app.register(multipart, {
    limits: { fileSize: uploadLimitBytes, files: 2, fields: 10, fieldSize: 1_000 },
  });
  await app.register(helmet, {
    contentSecurityPolicy: { directives: contentSecurity },
    strictTransportSecurity: config.environment === 'production',
  });
  await servePages(app, config.webDirectory);
  app.enableShutdownHooks();
  await app.init();
  // The first question should not wait for the population; whoever asks earlier waits for this same load.
  app
    .get(Populations)
    .current()
    .catch(() => undefined);
  app.get(DocumentController).publish(openApiDocument(app));
  return app;
}

/** Ant Design writes its styles into the page while it runs; everything else comes from here. */
const contentSecurity = {
  defaultSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'", 'data:'],
  upgradeInsecureRequests: null,
};

async function servePages(app: NestFastifyApplication, root: string): Promise<void> {
  if (!existsSync(root)) return;
  await app.register(serveStatic, {
    root,
    wildcard: false,
    index: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const immutable = path.includes('/assets/');
      void reply.header(
        'cache-control',
        immutable ? `public, max-age=${assetAgeSeconds}, immutable` : 'no-cache',
      );
    },
  });
}
