import { applyDecorators, Injectable, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import { Clock, Config, Fault, type Session } from '#platform';

export const stepUpMetadata = 'policy-push:step-up';

/** A route for which the person must have confirmed themselves a short while ago: deciding, exporting, granting. */
export const StepUp = () =>
  applyDecorators(SetMetadata(stepUpMetadata, true), ApiExtension('x-step-up', true));

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
  demand(session: Session | undefined): void {
    if (this.until(session)) return;
    throw new Fault('forbidden', 'step-up-required', '这项操作需要您再次确认身份，请确认后重试');
  }
}
