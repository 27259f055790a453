import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Populations } from '#enterprises';
import type { Actor } from '#platform';
import { CheckupAdvisor, Checkups } from '#policies';
import { EnterpriseAccess } from '../access/enterprise-access.js';
import { CheckupView } from './checkup-view.js';
import type { checkupQuery, checkupReport } from './checkup.schema.js';
import { Sights } from './sight.js';

/** Check-ups as the person who asks may see them. */
@Injectable()
export class CheckupAnswers {
  constructor(
    private readonly checkups: Checkups,
    private readonly advisor: CheckupAdvisor,
    private readonly populations: Populations,
    private readonly access: EnterpriseAccess,
    private readonly sights: Sights,
    private readonly view: CheckupView,
  ) {}

  /** @throws Fault when there is no such enterprise for this person */
  async of(
    code: string,
    query: z.output<typeof checkupQuery>,
    actor: Actor,
  ): Promise<z.output<typeof checkupReport>> {
    await this.access.mayView(actor, code);
    const isOwn = !actor.may('enterprises:read');
    const report = await this.checkups.report(code, { ...query, declared: isOwn });
    const { version } = await this.populations.current();
    const sight = this.sights.of(actor, isOwn, report.known);
    return this.view.report(report, this.advisor.advise(report), version, sight);
  }
}
