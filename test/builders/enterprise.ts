import type { Facts } from '#matching';
import {
  demoEnterprises,
  type EmptyCells,
  type ImportBatch,
  ImportBatches,
  Importer,
  type StagedRow,
  Vocabulary,
} from '#enterprises';
import type { TestApp } from './test-app.js';

type Status = 'active' | 'deregistered';
/** Facts to be told; null says that the feed has none. */
type ToldFacts = Readonly<Record<string, Facts[string] | null>>;

/** An enterprise as a feed tells of it, made up step by step; each step gives a new one. */
export class EnterpriseBuilder {
  constructor(
    readonly uscc: string,
    private readonly name: string | null,
    private readonly facts: ToldFacts = {},
    private readonly status: Status | null = null,
  ) {}

  named(name: string | null): EnterpriseBuilder {
    return new EnterpriseBuilder(this.uscc, name, this.facts, this.status);
  }

  /** By the name or the code of the town. */
  inTown(town: string): EnterpriseBuilder {
    return this.with({ town });
  }

  with(facts: ToldFacts): EnterpriseBuilder {
    return new EnterpriseBuilder(this.uscc, this.name, { ...this.facts, ...facts }, this.status);
  }

  deregistered(): EnterpriseBuilder {
    return new EnterpriseBuilder(this.uscc, this.name, this.facts, 'deregistered');
  }

  inBusiness(): EnterpriseBuilder {
    return new EnterpriseBuilder(this.uscc, this.name, this.facts, 'active');
  }

  /** The row that a file with this enterprise would stage. */
  row(line: number, vocabulary: Vocabulary): StagedRow {
    const columns: Record<string, string> = {};
    const facts: StagedRow['facts'] & Record<string, unknown> = {};
    for (const [key, value] of Object.entries(this.facts)) {
      const fact = vocabulary.facts.byKey.get(key);
      if (!fact || fact.derived || value === undefined) continue;
      if (!fact.column) facts[key] = value;
      else if (value !== null) columns[fact.column] = optionOf(fact.options, String(value));
    }
    return {
      line,
      uscc: this.uscc,
      name: this.name,
      status: this.status,
      columns,
      facts,
      faults: [],
      doubtfulCode: false,
    };
  }
}

function optionOf(options: readonly { value: string; label: string }[] | undefined, text: string): string {
  return options?.find(({ label }) => label === text)?.value ?? text;
}

const codes = codesOf('91');
const individualCodes = codesOf('92');
let made = 0;

/** An enterprise of which nothing is known but its code and its name, both its own. */
export function anEnterprise(): EnterpriseBuilder {
  made++;
  return new EnterpriseBuilder(freshCode(), `测试企业${made}`);
}

/** A valid code that no other enterprise of this run has. */
export function freshCode(): string {
  return codes.next().value ?? '';
}

/** An individual business (个体工商户), which is a person. */
export function anIndividual(): EnterpriseBuilder {
  made++;
  return new EnterpriseBuilder(individualCodes.next().value ?? '', `测试个体户${made}`);
}

function* codesOf(beginning: string): Generator<string, void> {
  for (const { uscc } of demoEnterprises(10_000_000)) if (uscc.startsWith(beginning)) yield uscc;
}

export interface RegisterOptions {
  readonly emptyCells?: EmptyCells;
  readonly fileName?: string;
  /** The year that it speaks of. */
  readonly period?: string;
}

/** Brings the enterprises into the registry as one import. */
export async function register(
  app: TestApp,
  enterprises: Iterable<EnterpriseBuilder>,
  options: RegisterOptions = {},
): Promise<ImportBatch> {
  const vocabulary = app.get(Vocabulary);
  const { emptyCells, period, fileName = '登记.csv' } = options;
  const batch = await app.get(ImportBatches).create({ fileName, fileSize: 0, emptyCells, period });
  const rows = (function* () {
    let line = 1;
    for (const enterprise of enterprises) yield enterprise.row(++line, vocabulary);
  })();
  return app.get(Importer).run(batch, { facts: vocabulary.facts.importable, warnings: [], rows });
}

/** The first enterprises of the demo district: realistic facts with realistic gaps. */
export function* district(count: number, seed?: number): Generator<EnterpriseBuilder> {
  for (const { uscc, name, facts, status } of demoEnterprises(count, seed))
    yield new EnterpriseBuilder(uscc, name, { ...facts }, status);
}
