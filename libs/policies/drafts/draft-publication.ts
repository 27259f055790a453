import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, Fault } from '#platform';
import { PolicyVersions } from '../policy-versions.js';
import { policyProfile } from './draft-content.js';
import { DraftReview } from './draft-review.js';
import type { PolicyDraft } from './policy-draft.js';

/** Turns an approved draft into the version of a policy that everybody sees. */
@Injectable()
export class DraftPublication {
  constructor(
    private readonly database: Database,
    private readonly review: DraftReview,
    private readonly versions: PolicyVersions,
  ) {}

  /**
   * Inside the transaction of the approval: either both stand or neither.
   * @returns the policy's code
   * @throws Fault when the draft no longer stands the review
   */
  async publish(draft: PolicyDraft): Promise<string> {
    const { content } = draft;
    const department = draft.department.code;
    const reviewed = await this.review.check(content, department);
    await this.database.lock('catalogue');
    const code = draft.policy ?? `p-${randomUUID().slice(0, 13)}`;
    await this.database.query(
      `INSERT INTO policy (code, department, origin) VALUES ($1, $2, 'editor')
       ON CONFLICT (code) DO UPDATE SET origin = 'editor', withdrawn_at = NULL`,
      [code, department],
    );
    await this.versions.write(
      { ...reviewed, code, department },
      { origin: 'editor', profile: policyProfile.parse(content), document: content.document },
    );
    if (content.supersedes !== null) await this.supersede(content.supersedes, code, department);
    return code;
  }

  private async supersede(former: string, by: string, department: string): Promise<void> {
    const taken = await this.database.query(
      'UPDATE policy SET superseded_by = $2 WHERE code = $1 AND department = $3 AND code <> $2 RETURNING code',
      [former, by, department],
    );
    if (taken.length > 0) return;
    const message = '被代替的政策应是本部门的另一项政策，请重新选择';
    throw new Fault('invalid', 'supersedes-unknown', message, [{ pointer: '/supersedes', message }]);
  }
}
