import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Database, Fault, notFound } from '#platform';
import { IdentityProof, type ProofRequest } from './identity-proof.js';
import { Members } from './members.js';

/** So often may somebody fail within a day: a code of six signs must not be found by trying. */
const mostFailures = 5;
const dayMs = 86_400_000;

/** An enterprise comes into the hands of its legal representative. */
@Injectable()
export class Claims {
  constructor(
    private readonly database: Database,
    private readonly members: Members,
    private readonly proof: IdentityProof,
    private readonly clock: Clock,
  ) {}

  /** Whether claims can be made here, and what is to be handed in. */
  get terms(): { readonly available: boolean; readonly hint: string } {
    return { available: this.proof.method !== undefined, hint: this.proof.hint };
  }

  /**
   * Claims an enterprise that nobody decides for yet.
   * @throws Fault when it is unknown, closed or claimed, or the proof fails; each attempt is kept
   */
  async claim(uscc: string, credential: string, actor: Actor): Promise<void> {
    const method = this.proof.method;
    if (!method) throw new Fault('conflict', 'no-proof', this.proof.hint);
    await this.database.transaction(async () => {
      await this.refuseTrying(actor);
      await this.enter(await this.proven({ uscc, name: actor.name, credential }, method, actor), actor);
    });
  }

  /** The enterprise of a request that the proof holds for. Each attempt is kept, whatever becomes of this one. */
  private async proven(request: ProofRequest, method: string, actor: Actor): Promise<number> {
    const enterprise = await this.database.one<{ ordinal: number }>(
      "SELECT ordinal FROM enterprise WHERE uscc = $1 AND status = 'active'",
      [request.uscc],
    );
    if (!enterprise) throw notFound('这家存续的企业');
    const isProven = await this.proof.prove(request);
    await this.database.outside(() => this.keep(enterprise.ordinal, actor, method, isProven));
    if (isProven) return enterprise.ordinal;
    const message = '身份核验没有通过，请核对后重试';
    throw new Fault('forbidden', 'not-proven', message, [{ pointer: '/credential', message }]);
  }

  private async enter(enterprise: number, actor: Actor): Promise<void> {
    await this.database.query('SELECT pg_advisory_xact_lock(7310099, $1)', [enterprise]);
    if (await this.members.isClaimed(enterprise)) {
      throw new Fault('conflict', 'already-claimed', '这家企业已由法定代表人认领，请联系其邀请您加入');
    }
    await this.database.query(
      `INSERT INTO membership (person, enterprise, role) VALUES ($1, $2, 'legalRepresentative')
       ON CONFLICT (person, enterprise) DO UPDATE SET role = excluded.role`,
      [actor.id, enterprise],
    );
  }

  private async keep(enterprise: number, actor: Actor, proof: string, proven: boolean): Promise<void> {
    await this.database.query(
      'INSERT INTO enterprise_claim (enterprise, person, at, proof, proven) VALUES ($1, $2, $3, $4, $5)',
      [enterprise, actor.id, this.clock.now(), proof, proven],
    );
  }

  /** One attempt at a time: many at once would all be let through before the first has failed. */
  private async refuseTrying({ id }: Actor): Promise<void> {
    const alone = await this.database.one<{ taken: boolean }>(
      'SELECT pg_try_advisory_xact_lock(7310098, hashtext($1)) AS taken',
      [id],
    );
    if (!alone?.taken) throw new Fault('conflict', 'claim-running', '上一次核验还没有结束，请稍后再试');
    const row = await this.database.one<{ failures: number }>(
      'SELECT count(*)::int AS failures FROM enterprise_claim WHERE person = $1 AND NOT proven AND at > $2',
      [id, new Date(this.clock.now().getTime() - dayMs)],
    );
    if ((row?.failures ?? 0) < mostFailures) return;
    throw new Fault('forbidden', 'too-many-claims', '今天核验失败次数过多，请明天再试或联系区政务公开办');
  }
}
