import { Injectable } from '@nestjs/common';
import { type Actor, Database, Fault, notFound } from '#platform';

/** How a policy ends. */
export interface Repeal {
  /** First day on which it no longer holds. */
  readonly on: string;
  readonly reason: string;
  /** The policy that takes its place, when one does (代替). */
  readonly supersededBy?: string | null;
}

/** Ends policies before their time (废止). The policy stays, with the day and the reason. */
@Injectable()
export class PolicyRepeals {
  constructor(private readonly database: Database) {}

  /** @throws Fault when the policy or its heir is another department's, or the policy is repealed already */
  async repeal(code: string, { on, reason, supersededBy }: Repeal, actor: Actor): Promise<void> {
    const department = actor.ownDepartment();
    await this.database.transaction(async () => {
      await this.lockOwn(code, department);
      const heir = supersededBy ?? null;
      if (heir !== null) await this.mustSupersede(heir, code, department);
      const done = await this.database.query(
        `UPDATE policy SET repealed_on = $2, repeal_reason = $3, repealed_by = $4, superseded_by = coalesce($5, superseded_by)
         WHERE code = $1 AND repealed_on IS NULL RETURNING code`,
        [code, on, reason, actor.id, heir],
      );
      if (done.length === 0)
        throw new Fault('conflict', 'already-repealed', '这项政策已经废止，请刷新后再看');
    });
  }

  private async lockOwn(code: string, department: string): Promise<void> {
    const found = await this.database.one(
      'SELECT FROM policy WHERE code = $1 AND department = $2 AND withdrawn_at IS NULL FOR UPDATE',
      [code, department],
    );
    if (!found) throw notFound('这项政策');
  }

  private async mustSupersede(heir: string, code: string, department: string): Promise<void> {
    const found = await this.database.one(
      'SELECT FROM policy WHERE code = $1 AND code <> $2 AND department = $3 AND withdrawn_at IS NULL AND repealed_on IS NULL',
      [heir, code, department],
    );
    if (found) return;
    const message = '接替的政策应是本部门另一项没有废止的政策，请重新选择';
    throw new Fault('invalid', 'heir-unknown', message, [{ pointer: '/supersededBy', message }]);
  }
}
