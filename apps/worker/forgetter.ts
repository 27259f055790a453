import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Idempotency, Sessions } from '#platform';
import { CodeLists } from '#push';

const forgetEveryMs = 10_000;

/** Lets go of what has had its time: unused lists of codes, answers kept for repeats, sessions that ended. */
@Injectable()
export class Forgetter {
  private readonly logger = new Logger(Forgetter.name);

  constructor(
    private readonly lists: CodeLists,
    private readonly idempotency: Idempotency,
    private readonly sessions: Sessions,
  ) {}

  @Interval(forgetEveryMs)
  async forget(): Promise<void> {
    try {
      await this.lists.sweep();
      await this.idempotency.forgetOld();
      await this.sessions.sweep();
    } catch (error) {
      this.logger.error(error, 'what is old could not be let go, will try again');
    }
  }
}
