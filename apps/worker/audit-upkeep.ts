import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { AuditArchiver, AuditVerification } from '#platform';

const everyMs = 3_600_000;

/** Once an hour: proves the whole chain, so that a break is known soon, and takes old entries out of the database. */
@Injectable()
export class AuditUpkeep {
  private readonly logger = new Logger(AuditUpkeep.name);

  constructor(
    private readonly verification: AuditVerification,
    private readonly archiver: AuditArchiver,
  ) {}

  @Interval(everyMs)
  async keep(): Promise<void> {
    try {
      const { broken } = await this.verification.check();
      if (broken) this.logger.error({ broken }, 'the audit chain is broken');
      else await this.archiver.archive();
    } catch (error) {
      this.logger.error(error, 'the audit trail could not be checked or archived, will try again');
    }
  }
}
