import { Injectable } from '@nestjs/common';
import { type Actor, Fault } from '#platform';
import type { MemberEnterprise } from '#enterprises';
import { Sessions } from './sessions.js';

/** Which enterprises a person may look at. A foreign one and one that does not exist are told alike. */
@Injectable()
export class EnterpriseAccess {
  constructor(private readonly sessions: Sessions) {}

  /** The enterprise, when the person acts for it. @throws Fault otherwise */
  async own(actor: Actor, uscc: string): Promise<MemberEnterprise> {
    const session = await this.sessions.find(actor.id);
    const enterprise = session?.enterprises.find((each) => each.uscc === uscc);
    if (!enterprise) throw new Fault('notFound', 'not-found', '没有找到这家企业，或者您不是它的成员');
    return enterprise;
  }

  /** Staff see every enterprise, others only their own. @throws Fault otherwise */
  async mayView(actor: Actor, uscc: string): Promise<void> {
    if (!actor.may('enterprises:read')) await this.own(actor, uscc);
  }
}
