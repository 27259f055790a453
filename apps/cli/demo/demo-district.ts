import { Injectable } from '@nestjs/common';
import { checkup, type RuleGroup, type Verdict } from '#matching';
import {
  completeFacts,
  type DemoEnterprise,
  demoEnterprises,
  Enterprises,
  ImportBatches,
  Importer,
  Populations,
  type StagedRow,
  TagRegister,
  Vocabulary,
} from '#enterprises';
import { Clock, Database } from '#platform';
import { CatalogueSync, Policies } from '#policies';
import { demoPeople } from './demo-people.js';

type Tell = (text: string) => void;

/** The verdicts that the demo people's enterprises are to have, in the order in which they are bound. */
const wanted: readonly Verdict[] = ['eligible', 'eligible', 'ineligible', 'undetermined'];
const shownPolicy = 'small-profit-income-tax';

/** Fills an empty database with the generated district and its people. */
@Injectable()
export class DemoDistrict {
  constructor(
    private readonly database: Database,
    private readonly batches: ImportBatches,
    private readonly importer: Importer,
    private readonly enterprises: Enterprises,
    private readonly populations: Populations,
    private readonly tags: TagRegister,
    private readonly policies: Policies,
    private readonly sync: CatalogueSync,
    private readonly vocabulary: Vocabulary,
    private readonly clock: Clock,
  ) {}

  /**
   * Loads everything in one transaction; where there are enterprises already, nothing.
   * @returns how many enterprises were loaded
   */
  async load(count: number, tell: Tell): Promise<number> {
    const loaded = await this.database.transaction(() => this.loadOnce(count, tell));
    if (loaded === 0) return 0;
    tell('正在建立指标列');
    await this.populations.current();
    tell('正在计算标签');
    await this.tags.refresh();
    return loaded;
  }

  private async loadOnce(count: number, tell: Tell): Promise<number> {
    await this.database.lock('import');
    if ((await this.enterprises.count()) > 0) return 0;
    await this.sync.run();
    const batch = await this.batches.create({ fileName: '演示区（生成）', fileSize: 0, generated: true });
    const { importable } = this.vocabulary.facts;
    const rows = stagedRows(demoEnterprises(count), this.vocabulary);
    let read = 0;
    const counted = (function* () {
      for (const row of rows) {
        read++;
        yield row;
      }
    })();
    const source = {
      facts: importable,
      warnings: ['演示数据：企业均为生成，与任何真实企业无关'],
      rows: counted,
      read: () => read / count,
    };
    const done = await this.importer.run(batch, source, ({ step, rows: sofar }) =>
      tell(`正在载入演示区：${step}，${sofar} 家`),
    );
    await this.addPeople(await this.choose(count));
    return done.inserted;
  }

  /** Enterprises, by code, on which the shown policy has the wanted verdicts. */
  private async choose(count: number): Promise<string[]> {
    const policy = await this.policies.get(shownPolicy);
    const rule = policy.items[0]?.rule;
    if (!rule) return [];
    const open = wanted.map((verdict): { verdict: Verdict; uscc?: string } => ({ verdict }));
    for (const enterprise of demoEnterprises(count)) {
      const verdict = enterprise.status === 'active' ? this.verdictOn(rule, enterprise) : undefined;
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

  private async addPeople(codes: readonly string[]): Promise<void> {
    for (const { id, name, department, roles, enterprises = [] } of demoPeople) {
      await this.database.query('INSERT INTO person (id, name, department, demo) VALUES ($1, $2, $3, true)', [
        id,
        name,
        department ?? null,
      ]);
      for (const role of roles)
        await this.database.query('INSERT INTO role_grant (person, role) VALUES ($1, $2)', [id, role]);
      await this.database.query(
        'INSERT INTO membership (person, enterprise) SELECT $1, ordinal FROM enterprise WHERE uscc = ANY($2)',
        [id, enterprises.map((position) => codes[position] ?? '')],
      );
    }
  }
}

function* stagedRows(enterprises: Iterable<DemoEnterprise>, { facts }: Vocabulary): Generator<StagedRow> {
  let line = 0;
  for (const { uscc, name, status, facts: values } of enterprises) {
    line++;
    const row = {
      columns: {} as Record<string, string>,
      facts: {} as Record<string, NonNullable<(typeof values)[string]>>,
    };
    for (const { key, column } of facts.importable) {
      const value = values[key];
      if (value === undefined) continue;
      if (column) row.columns[column] = String(value);
      else row.facts[key] = value;
    }
    yield { line, uscc, name, status, ...row, faults: [], doubtfulCode: false };
  }
}
