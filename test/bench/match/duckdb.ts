import { type DuckDBAppender, type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { policyInSql } from './policy.js';
import type { RegistryRow } from './registry-rows.js';

/** Who meets a policy and of whom it is not known. */
export interface Answer {
  readonly yes: number;
  readonly unknown: number;
}

/** DuckDB in memory with the district as one table, its texts as enums: the form it answers fastest from. */
export class DuckDb {
  private constructor(
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection,
  ) {}

  static async with(rows: readonly RegistryRow[]): Promise<DuckDb> {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    await connection.run(`
      CREATE TABLE plain (active BOOLEAN, division SMALLINT, town VARCHAR, established INTEGER, staff DOUBLE,
                          revenue DOUBLE, debt_ratio DOUBLE, tax_credit VARCHAR, dishonest BOOLEAN)`);
    const appender = await connection.createAppender('plain');
    rows.forEach((row) => append(appender, row));
    appender.closeSync();
    await connection.run(`
      CREATE TYPE town AS ENUM (SELECT DISTINCT town FROM plain WHERE town IS NOT NULL);
      CREATE TYPE credit AS ENUM (SELECT DISTINCT tax_credit FROM plain WHERE tax_credit IS NOT NULL);
      CREATE TABLE enterprise AS SELECT * REPLACE (town::town AS town, tax_credit::credit AS tax_credit,
        strptime(established::VARCHAR, '%Y%m%d')::DATE AS established) FROM plain;
      DROP TABLE plain`);
    return new DuckDb(instance, connection);
  }

  /** The policy over everybody, prepared once: gives back how to ask it. */
  async prepared(): Promise<() => Promise<Answer>> {
    const statement = await this.connection.prepare(`
      SELECT count(*) FILTER (WHERE met)::INTEGER AS yes, count(*) FILTER (WHERE met IS NULL)::INTEGER AS unknown
      FROM (SELECT (${policyInSql}) AS met FROM enterprise WHERE active)`);
    return async () => {
      const reader = await statement.runAndReadAll();
      const [yes, unknown] = reader.getRows()[0] ?? [];
      return { yes: Number(yes), unknown: Number(unknown) };
    };
  }

  close(): void {
    this.connection.closeSync();
    this.instance.closeSync();
  }
}

function append(appender: DuckDBAppender, row: RegistryRow): void {
  appender.appendBoolean(row.active);
  orNull(appender, row.division, (value) => appender.appendSmallInt(value));
  orNull(appender, row.town, (value) => appender.appendVarchar(value));
  orNull(appender, row.established, (value) => appender.appendInteger(value));
  for (const value of [row.staff, row.revenue, row.debtRatio])
    orNull(appender, value, (number) => appender.appendDouble(number));
  orNull(appender, row.taxCredit, (value) => appender.appendVarchar(value));
  orNull(appender, row.dishonest, (value) => appender.appendBoolean(value));
  appender.endRow();
}

function orNull<T>(appender: DuckDBAppender, value: T | null, write: (value: T) => void): void {
  if (value === null) appender.appendNull();
  else write(value);
}
