import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { AuditForwarder } from '#platform';

const forwardEveryMs = 1_000;
const longestPause = 60;

/** Keeps the collector up to date, and leaves it in peace for a while when it does not answer. */
@Injectable()
export class AuditForwarding {
  private readonly logger = new Logger(AuditForwarding.name);
  private running = false;
  private failures = 0;
  /** Rounds to let pass. */
  private pause = 0;

  constructor(private readonly forwarder: AuditForwarder) {}

  @Interval(forwardEveryMs)
  async forward(): Promise<void> {
    if (this.running || this.pause-- > 0) return;
    this.running = true;
    try {
      await this.forwarder.forward();
      this.failures = 0;
      this.pause = 0;
    } catch (error) {
      this.pause = Math.min(2 ** this.failures++, longestPause);
      this.logger.warn(error, 'audit entries could not be forwarded, will try again');
    } finally {
      this.running = false;
    }
  }
}
