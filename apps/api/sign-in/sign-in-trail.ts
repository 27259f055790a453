import { Injectable, Logger } from '@nestjs/common';
import { AuditTrail, Database, type Deed, type Doer, Fault, People } from '#platform';

/** From which browser: what its cookie holds, and how it names itself. */
export interface Browser {
  readonly token: string;
  readonly device: string;
  readonly address: string;
}

/** What somebody tries at the door. */
export interface Entrance {
  readonly action: 'session.signIn' | 'session.stepUp';
  readonly browser: Browser;
  /** Who is signed in already. */
  readonly person?: string;
}

/** How the provider answered, as far as it says anything later. */
export interface Proof {
  readonly issuer: string;
  readonly subject: string;
  readonly acr: string | null;
  readonly amr: readonly string[];
}

/** Sign-ins and confirmations in the audit trail; they are no requests of somebody who is known beforehand. */
@Injectable()
export class SignInTrail {
  private readonly logger = new Logger(SignInTrail.name);

  constructor(
    private readonly database: Database,
    private readonly trail: AuditTrail,
    private readonly people: People,
  ) {}

  /** Opens or confirms a session and writes so, in one transaction. */
  done<Result>(
    entrance: Entrance,
    person: string,
    proof: Proof,
    work: () => Promise<Result>,
  ): Promise<Result> {
    return this.database.transaction(async () => {
      const result = await work();
      await this.trail.record(await this.doer(entrance, person), deedOf(entrance, 'ok', proof));
      return result;
    });
  }

  /** Does a part of it; a failure is written before it goes on, since nothing was done that it could go with. */
  async attempt<Result>(entrance: Entrance, work: () => Promise<Result>, proof?: Proof): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      await this.failed(entrance, error, proof);
      throw error;
    }
  }

  private async failed(entrance: Entrance, error: unknown, proof?: Proof): Promise<void> {
    const known = error instanceof Fault;
    const deed = deedOf(entrance, known ? 'refused' : 'failed', proof);
    try {
      const doer = await this.doer(entrance, entrance.person);
      await this.trail.recordApart(doer, { ...deed, ...(known && { code: error.code }) });
    } catch (cause) {
      this.logger.error(cause, `${entrance.action} could not be written into the audit trail`);
    }
  }

  private async doer({ browser }: Entrance, person: string | undefined): Promise<Doer> {
    const from = { address: browser.address, agent: browser.device };
    const actor = person === undefined ? undefined : await this.people.find(person);
    if (!actor) return { kind: 'nobody', id: null, name: '未登录', ...from };
    const { id, name, department } = actor;
    return { kind: 'person', id, name, department: department?.code ?? null, ...from };
  }
}

function deedOf({ action }: Entrance, outcome: Deed['outcome'], proof?: Proof): Deed {
  const { issuer, subject, acr, amr } = proof ?? {};
  const details = proof && { issuer, account: subject, acr, amr };
  return { action, subject: { type: 'session', id: null }, outcome, details };
}
