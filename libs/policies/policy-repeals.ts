import { Injectable } from '@nestjs/common';
import { type Actor, Database, Fault, notFound } from '#platform';

/** Ends policies before their time (废止). The policy stays, with the day and the reason. */
@Injectable()
export class PolicyRepeals {
  constructor(private readonly database: Database) {}

  /**
   * @param on first day on which the policy no longer holds
   * @throws Fault when the policy is another department's or repealed already
   */
  async repeal(code: string, { on, reason }: { on: string; reason: string }, actor: Actor): Promise<void> {
    const department = actor.ownDepartment();
    const policy = await this.database.one<{ repealed: boolean }>(
      'SELECT repealed_on IS NOT NULL AS repealed FROM policy WHERE code = $1 AND department = $2 AND withdrawn_at IS NULL',
      [code, department],
    );
    if (!policy) throw notFound('这项政策');
    const done = await this.database.query(
      `UPDATE policy SET repealed_on = $2, repeal_reason = $3, repealed_by = $4
       WHERE code = $1 AND repealed_on IS NULL RETURNING code`,
      [code, on, reason, actor.id],
    );
    if (done.length === 0) throw new Fault('conflict', 'already-repealed', '这项政策已经废止，请刷新后再看');
  }
}
