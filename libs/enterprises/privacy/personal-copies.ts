import { Injectable } from '@nestjs/common';
import { AuditTrail, Clock, Database, notFound, PersonalData, type SealedColumn, system } from '#platform';
import { CopySections, type CopySection } from './copy-sections.js';
import { PrivacyNotices } from './privacy-notices.js';

/** The column of finished copies: sealed, since everything about a person stands in one. */
export const personalCopy: SealedColumn = {
  table: 'privacy_request',
  column: 'copy',
  row: 'id',
  kind: 'document',
};

/** Everything that is held, for the person it is about, in a form that machines read. */
export interface PersonalCopy {
  readonly title: string;
  readonly uscc: string;
  readonly enterprise: string;
  readonly producedAt: string;
  /** The notice under which it is handled. */
  readonly notice: string;
  readonly sections: readonly CopySection[];
}

interface Asked {
  readonly ordinal: number;
  readonly uscc: string;
  readonly name: string;
  readonly person: string;
}

const dayMs = 86_400_000;

/** Copies of everything that is held of an enterprise: made once, sealed, there for some days, then deleted. */
@Injectable()
export class PersonalCopies {
  constructor(
    private readonly database: Database,
    private readonly sections: CopySections,
    private readonly personalData: PersonalData,
    private readonly notices: PrivacyNotices,
    private readonly clock: Clock,
    private readonly trail: AuditTrail,
  ) {}

  /** Makes the copy; does nothing when it is made already or no longer wanted. */
  async produce(request: string): Promise<void> {
    await this.database.transaction(async () => {
      const asked = await this.database.one<Asked>(
        `SELECT e.ordinal, e.uscc, e.name, r.requested_by AS person
         FROM privacy_request r JOIN enterprise e ON e.ordinal = r.enterprise
         WHERE r.id = $1 AND r.kind = 'copy' AND r.state = 'open' FOR UPDATE OF r`,
        [request],
      );
      if (asked) await this.keep(request, asked);
    });
  }

  /** Opens a copy while it is there. @throws Fault when it is another's, or not there */
  async open(request: string, ordinal: number): Promise<PersonalCopy> {
    const row = await this.database.one<{ copy: string }>(
      `SELECT copy FROM privacy_request WHERE id = $1 AND enterprise = $2 AND state = 'ready' AND copy_until > $3`,
      [request, ordinal, this.clock.now()],
    );
    if (!row) throw notFound('这份副本（可能已过下载期限）');
    return JSON.parse(this.personalData.open(personalCopy, request, row.copy)) as PersonalCopy;
  }

  private async keep(request: string, { ordinal, uscc, name, person }: Asked): Promise<void> {
    const { version, content } = await this.notices.current();
    const now = this.clock.now();
    const copy: PersonalCopy = {
      title: '个人信息副本',
      uscc,
      enterprise: name,
      producedAt: now.toISOString(),
      notice: version,
      sections: await this.sections.of(ordinal, uscc, person),
    };
    await this.database.query(
      `UPDATE privacy_request SET state = 'ready', copy = $2, copy_until = $3, settled_at = $4, version = version + 1
       WHERE id = $1`,
      [
        request,
        this.personalData.seal(personalCopy, request, JSON.stringify(copy)),
        new Date(now.getTime() + content.copyKeptDays * dayMs),
        now,
      ],
    );
    await this.trail.record(
      { ...system, onBehalfOf: person },
      { action: 'privacy.produceCopy', subject: { type: 'request', id: request }, outcome: 'ok' },
    );
  }
}
