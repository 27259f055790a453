import { Injectable } from '@nestjs/common';
import { concatMap, filter, type Observable, startWith } from 'rxjs';
import { type Actor, Fault } from '#platform';
import { type MemberEnterprise, Members } from '#enterprises';
import { LiveSessions } from './live-sessions.js';

/** Which enterprises a person may look at. A foreign one and one that does not exist are told alike. */
@Injectable()
export class EnterpriseAccess {
  constructor(
    private readonly sessions: LiveSessions,
    private readonly members: Members,
  ) {}

  /** The enterprise, when the person acts for it. @throws Fault otherwise */
  async own(actor: Actor, uscc: string): Promise<MemberEnterprise> {
    const enterprise = await this.find(actor.id, uscc);
    if (!enterprise) throw new Fault('notFound', 'not-found', '没有找到这家企业，或者您不是它的成员');
    return enterprise;
  }

  /** The enterprise, when the person decides for it as its legal representative. @throws Fault otherwise */
  async decided(actor: Actor, uscc: string): Promise<MemberEnterprise> {
    const enterprise = await this.own(actor, uscc);
    await this.members.mustDecide(enterprise, actor.id);
    return enterprise;
  }

  /** Staff see every enterprise, others only their own. @throws Fault otherwise */
  async mayView(actor: Actor, uscc: string): Promise<void> {
    if (!actor.may('enterprises:read')) await this.own(actor, uscc);
  }

  /**
   * Tells once the person no longer acts for the enterprise, or their session has ended: what is open then closes. Asks
   * at once too: either may have happened after the request was let through and before anybody listened.
   */
  lost(actor: Actor, uscc: string, token: string | undefined): Observable<unknown> {
    return this.sessions.changesOf(actor.id).pipe(
      startWith(actor.id),
      concatMap(async () => {
        const alive = token === undefined || (await this.sessions.find(token)) !== undefined;
        return alive && (await this.find(actor.id, uscc)) !== undefined;
      }),
      filter((kept) => !kept),
    );
  }

  private async find(person: string, uscc: string): Promise<MemberEnterprise | undefined> {
    const identity = await this.sessions.identity(person);
    return identity?.enterprises.find((each) => each.uscc === uscc);
  }
}
