import { type INestApplicationContext, Injectable, Module, type Type } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineJob, Handlers, Handles, type JobHandler } from '#platform';

const countJob = defineJob({
  name: 'count',
  queue: 'upkeep',
  payload: z.object({ by: z.number() }),
  attempts: 1,
  backoffMs: 1,
  key: ({ by }) => String(by),
});
const otherJob = defineJob({ ...countJob, name: 'other' });

let counted = 0;

@Injectable()
@Handles(countJob)
class Counter implements JobHandler<{ by: number }> {
  handle({ by }: { by: number }): Promise<void> {
    counted += by;
    return Promise.resolve();
  }
}

@Injectable()
@Handles(countJob)
class SecondCounter extends Counter {}

@Module({})
class Work {}

let app: INestApplicationContext | undefined;
afterEach(() => app?.close());

/** The table of handlers in a process with these providers. */
async function handlersAmong(...providers: Type[]): Promise<Handlers> {
  const module = { module: Work, imports: [DiscoveryModule], providers: [Handlers, ...providers] };
  app = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
  return app.get(Handlers);
}

describe('The handlers of jobs', () => {
  it('are found by the kind they are marked with, and get the payload', async () => {
    const handlers = await handlersAmong(Counter);
    handlers.register([countJob]);
    counted = 0;
    await handlers.run('upkeep', 'count', { by: 3 });
    expect(counted).toBe(3);
  });

  it('get no payload that is not of the kind', async () => {
    const handlers = await handlersAmong(Counter);
    handlers.register([countJob]);
    counted = 0;
    await expect(handlers.run('upkeep', 'count', { by: 'three' })).rejects.toThrow();
    expect(counted).toBe(0);
  });

  it.each<[string, Type[], readonly (typeof countJob)[], RegExp]>([
    ['a job has none', [], [countJob], /count 没有处理程序/],
    ['a job has two', [Counter, SecondCounter], [countJob], /count 有两个处理程序/],
    ['one is for a job that nobody queues', [Counter], [], /count 不在任务目录中/],
    ['one of several jobs has none', [Counter], [countJob, otherJob], /other 没有处理程序/],
  ])('stop the start when %s', async (_, providers, catalogue, reason) => {
    const handlers = await handlersAmong(...providers);
    expect(() => handlers.register(catalogue)).toThrow(reason);
    expect(() => handlers.register(catalogue)).toThrow(expect.objectContaining({ name: 'StartFault' }));
  });

  it('do only the jobs of their own queue', async () => {
    const handlers = await handlersAmong(Counter);
    handlers.register([countJob]);
    await expect(handlers.run('push', 'count', { by: 1 })).rejects.toThrow(
      'no handler for job count on queue push',
    );
  });
});
