import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { count } from '#matching';
import type { Actor } from '#platform';
import { Ledger, type Push, PushAudiences } from '#push';
import { RuleRights } from '../audience/rule-rights.js';
import type { pushDetail } from './push.schema.js';

type Detail = z.output<typeof pushDetail>;
type Figures = Pick<Detail, 'audience' | 'ledger' | 'refusing'>;

/** How many a push has reached, or will not reach. */
@Injectable()
export class PushFigures {
  constructor(
    private readonly ledger: Ledger,
    private readonly audiences: PushAudiences,
    private readonly rights: RuleRights,
  ) {}

  /** Before it is out, as exactly as the person may be told; then what the ledger says. */
  async of(push: Push, actor: Actor): Promise<Figures> {
    const { sequence } = push;
    if (sequence === null) return { audience: null, ledger: [], refusing: await this.refusing(push, actor) };
    return { ...(await this.outcome(sequence)), refusing: null };
  }

  private async refusing(push: Push, actor: Actor): Promise<Detail['refusing']> {
    const right = this.rights.of(actor, ...(push.rule ? [push.rule] : []));
    return right.tell(count(await this.audiences.refusingNow(push)));
  }

  private async outcome(sequence: number): Promise<Pick<Detail, 'audience' | 'ledger'>> {
    const {
      eligible = 0,
      undetermined = 0,
      needsPerson = 0,
      nearMiss = 0,
      alreadyTold = 0,
    } = await this.ledger.audience(sequence);
    return {
      audience: { eligible, undetermined, needsPerson, nearMiss, alreadyTold },
      ledger: await this.ledger.lines(sequence),
    };
  }
}
