import { Injectable, SetMetadata, type Type } from '@nestjs/common';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { StartFault } from '../config.js';
import type { JobKind, QueueName } from './job.js';

const handledJob = 'policy-push:handled-job';

/** Does the work of one job kind; may run twice with the same payload. */
export interface JobHandler<Payload = unknown> {
  handle(payload: Payload): Promise<void>;
}

/** Marks a provider as the handler of a job kind. */
export const Handles = <Payload>(kind: JobKind<Payload>) => SetMetadata(handledJob, kind);

/** Which provider handles which job; incomplete or doubled tables stop the start. */
@Injectable()
export class Handlers {
  private readonly byName = new Map<string, { kind: JobKind; handler: JobHandler }>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly reflector: Reflector,
  ) {}

  /**
   * Collects the handlers of a catalogue.
   * @throws StartFault when a job has no handler or two, or a handler's job is not in the catalogue.
   */
  register(catalogue: readonly JobKind[]): void {
    for (const { instance, metatype } of this.discovery.getProviders()) {
      if (!instance || typeof metatype !== 'function') continue;
      const kind = this.reflector.get<JobKind | undefined>(handledJob, metatype as Type);
      if (kind) this.add(kind, instance as JobHandler, catalogue);
    }
    const orphan = catalogue.find((kind) => !this.byName.has(kind.name));
    if (orphan) throw new StartFault(`任务 ${orphan.name} 没有处理程序：程序不完整，请重新安装`);
  }

  /** Runs a job of a queue by its name. */
  async run(queue: QueueName, name: string, payload: unknown): Promise<void> {
    const entry = this.byName.get(name);
    if (!entry || entry.kind.queue !== queue) throw new Error(`no handler for job ${name} on queue ${queue}`);
    await entry.handler.handle(entry.kind.payload.parse(payload));
  }

  private add(kind: JobKind, handler: JobHandler, catalogue: readonly JobKind[]): void {
    if (this.byName.has(kind.name))
      throw new StartFault(`任务 ${kind.name} 有两个处理程序：程序有误，请重新安装`);
    if (!catalogue.includes(kind))
      throw new StartFault(`任务 ${kind.name} 不在任务目录中：程序有误，请重新安装`);
    this.byName.set(kind.name, { kind, handler });
  }
}
