import { Injectable } from '@nestjs/common';
import { checkup, type RuleGroup, type Verdict } from '#matching';
import { completeFacts, type DemoEnterprise, demoEnterprises, Vocabulary } from '#enterprises';
import { Accounts, Clock, Config, Database, Fault } from '#platform';
import { Policies } from '#policies';
import { demoPeople } from './demo-people.js';

/** The verdicts that the demo people's enterprises are to have, in the order in which they are bound. */
const wanted: readonly Verdict[] = ['eligible', 'eligible', 'ineligible', 'undetermined'];
const shownPolicy = 'small-profit-income-tax';

/** The demo's people, and the enterprises they act for. */
@Injectable()
export class DemoMembers {
  constructor(
    private readonly database: Database,
    private readonly policies: Policies,
    private readonly vocabulary: Vocabulary,
    private readonly clock: Clock,
    private readonly accounts: Accounts,
    private readonly config: Config,
  ) {}

  /** @throws Fault in production, where everybody is somebody */
  refuseInProduction(): void {
    if (this.config.environment !== 'production') return;
    const message = '生产环境（NODE_ENV=production）不能载入演示数据';
    throw new Fault('forbidden', 'no-demo-in-production', message);
  }

  /** Lets everybody sign in at the present provider, which knows them by their ids. */
  async bindAccounts(): Promise<void> {
    const { issuer } = this.config.signIn;
    if (!issuer) return;
    const people = await this.database.query<{ id: string }>('SELECT id FROM person WHERE demo');
    for (const { id } of people) await this.accounts.bind(id, { issuer, subject: id });
  }

  /** Adds everybody, bound to enterprises of the first `count` generated ones. */
  async add(count: number): Promise<void> {
    const codes = await this.choose(count);
    for (const { id, name, department, roles, enterprises = [], member } of demoPeople) {
      await this.database.query('INSERT INTO person (id, name, department, demo) VALUES ($1, $2, $3, true)', [
        id,
        name,
        department ?? null,
      ]);
      for (const role of roles)
        await this.database.query('INSERT INTO role_grant (person, role) VALUES ($1, $2)', [id, role]);
      await this.database.query(
        `INSERT INTO membership (person, enterprise, role)
         SELECT $1, ordinal, $3 FROM enterprise WHERE uscc = ANY($2)`,
        [id, enterprises.map((position) => codes[position] ?? ''), member ?? 'legalRepresentative'],
      );
    }
  }

  /** Enterprises, by code, on which the shown policy has the wanted verdicts. */
  private async choose(count: number): Promise<string[]> {
    const policy = await this.policies.get(shownPolicy);
    const rule = policy.items[0]?.rule;
    const open = wanted.map((verdict): { verdict: Verdict; uscc?: string } => ({ verdict }));
    for (const enterprise of demoEnterprises(count)) {
      const verdict = rule && enterprise.status === 'active' ? this.verdictOn(rule, enterprise) : undefined;
      const place = open.find((each) => each.uscc === undefined && each.verdict === verdict);
      if (place) place.uscc = enterprise.uscc;
      if (open.every(({ uscc }) => uscc !== undefined)) break;
    }
    return open.map(({ uscc }) => uscc ?? '');
  }

  private verdictOn(rule: RuleGroup, { uscc, facts }: DemoEnterprise): Verdict {
    const today = this.clock.today();
    const complete = completeFacts(facts, { uscc, today, vocabulary: this.vocabulary });
    const { industries, fields } = this.vocabulary;
    return checkup(rule, complete, { today, industries, catalogue: fields }).verdict;
  }
}
