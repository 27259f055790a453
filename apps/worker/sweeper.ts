import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Imports, PrivacyRequests, TagRegister } from '#enterprises';
import { Pushes } from '#push';

const sweepEveryMs = 10_000;

/** Finds what stands still, whatever the reason, and queues it again. */
@Injectable()
export class Sweeper {
  private readonly logger = new Logger(Sweeper.name);

  constructor(
    private readonly pushes: Pushes,
    private readonly imports: Imports,
    private readonly requests: PrivacyRequests,
    private readonly tags: TagRegister,
  ) {}

  @Interval(sweepEveryMs)
  async sweep(): Promise<void> {
    try {
      await this.pushes.sweep();
      await this.imports.sweep();
      await this.requests.sweep();
      await this.tags.sweep();
    } catch (error) {
      this.logger.error(error, 'sweep failed, will try again');
    }
  }
}
