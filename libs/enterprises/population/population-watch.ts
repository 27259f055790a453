import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Notifications } from '#platform';
import { Populations } from './populations.js';

/**
 * Brings the population of a long-lived process up to date as soon as another process says that it changed, so that the
 * next question needn't wait. Nothing rests on being told: every use looks for itself.
 */
@Injectable()
export class PopulationWatch implements OnApplicationBootstrap {
  private readonly logger = new Logger(PopulationWatch.name);

  constructor(
    private readonly notifications: Notifications,
    private readonly populations: Populations,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.notifications.listen('population', () => {
      this.populations.current().catch((error: unknown) => {
        this.logger.warn(`the population could not be brought up to date: ${String(error)}`);
      });
    });
  }
}
