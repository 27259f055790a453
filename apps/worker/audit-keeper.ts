import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { AuditSealer } from '#platform';

const sealEveryMs = 1_000;

/** Keeps the audit trail sealed. Several workers may try: the database lets one of them at a time. */
@Injectable()
export class AuditKeeper {
  private readonly logger = new Logger(AuditKeeper.name);
  private running = false;

  constructor(private readonly sealer: AuditSealer) {}

  @Interval(sealEveryMs)
  async keep(): Promise<void> {
    if (this.running) return;
    this.running = true;
    try {
      await this.sealer.seal();
    } catch (error) {
      this.logger.error(error, 'audit entries could not be sealed, will try again');
    } finally {
      this.running = false;
    }
  }
}
