import { applyDecorators, Injectable, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import { type Actor, Clock, Config, Fault, KeyActor, type Session } from '#platform';

export const stepUpMetadata = 'policy-push:step-up';

/** Whom a route asks to have confirmed themselves. */
export type StepUpDemand = 'everybody' | 'people';

const asks = (demand: StepUpDemand) =>
  applyDecorators(SetMetadata(stepUpMetadata, demand), ApiExtension('x-step-up', true));

/** A route for which the person must have confirmed themselves a short while ago: deciding and granting. No key may. */
export const StepUp = () => asks('everybody');

/**
 * An export of a named list: the person must have confirmed themselves a short while ago. A key, which can't, was
 * given the right for just that by somebody who had.
 */
export const ExportsNames = () => asks('people');

/** How long a confirmation lasts. */
@Injectable()
export class StepUps {
  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Until when the session counts as confirmed; null when it doesn't. */
  until(session: Session | undefined): Date | null {
    if (!session?.steppedUpAt) return null;
    const until = new Date(session.steppedUpAt.getTime() + this.config.signIn.stepUp.minutes * 60_000);
    return until > this.clock.now() ? until : null;
  }

  /** @throws Fault when the person has to confirm themselves first */
  demand(demand: StepUpDemand, actor: Actor, session: Session | undefined): void {
    if (this.until(session) || (demand === 'people' && actor instanceof KeyActor)) return;
    throw new Fault('forbidden', 'step-up-required', '这项操作需要您再次确认身份，请确认后重试');
  }
}
