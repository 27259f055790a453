import { Injectable } from '@nestjs/common';
import type { Holding } from './holding.js';
import { enterpriseHoldings } from './enterprise-holdings.js';

/** Everything that is held of enterprises, in whatever lib. A lib above registers what it holds when it is made. */
@Injectable()
export class PersonalHoldings {
  private readonly registered: Holding[] = [...enterpriseHoldings];

  register(holdings: readonly Holding[]): void {
    this.registered.push(...holdings);
  }

  get all(): readonly Holding[] {
    return this.registered;
  }
}
