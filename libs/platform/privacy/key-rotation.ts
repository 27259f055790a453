import { Injectable } from '@nestjs/common';
import { Config } from '../config.js';
import { Database } from '../database/database.js';
import { PersonalData, type SealedColumn } from './personal-data.js';

const batchSize = 200;

/** How many values of a column are sealed with a key. */
export interface KeyUse {
  readonly column: string;
  readonly key: string;
  readonly cipher: string;
  readonly values: number;
}

interface SealedRow {
  readonly row: string;
  readonly sealed: string;
}

/**
 * Seals everything anew with the current key, a batch in a transaction. What is done is done: killed half-way, the
 * next run goes on where this one stopped, and both keys open what they sealed meanwhile.
 */
@Injectable()
export class KeyRotation {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly personalData: PersonalData,
  ) {}

  /** Rotates the columns. @param progress told after each batch. @returns how many values were sealed anew */
  async rotate(columns: readonly SealedColumn[], progress?: (done: number) => void): Promise<number> {
    let done = 0;
    for (const column of columns) {
      for (let batch = -1; batch !== 0;) {
        batch = await this.rotateBatch(column);
        done += batch;
        if (batch > 0) progress?.(done);
      }
    }
    return done;
  }

  /** Which keys are in use: a key that seals nothing any more may leave the ring. */
  async uses(columns: readonly SealedColumn[]): Promise<KeyUse[]> {
    const perColumn = columns.map(({ table, column }) =>
      this.database.query<KeyUse>(
        `SELECT $1 AS column, split_part(${column}, ':', 1) AS key, split_part(${column}, ':', 2) AS cipher,
                count(*)::int AS values
         FROM ${table} WHERE ${column} IS NOT NULL GROUP BY 2, 3 ORDER BY 2, 3`,
        [`${table}.${column}`],
      ),
    );
    return (await Promise.all(perColumn)).flat();
  }

  private rotateBatch(column: SealedColumn): Promise<number> {
    const { keys, cipher } = this.config.privacy;
    return this.database.transaction(async () => {
      const rows = await this.database.query<SealedRow>(
        `SELECT ${column.row}::text AS row, ${column.column} AS sealed FROM ${column.table}
         WHERE NOT starts_with(${column.column}, $1) ORDER BY ${column.row} LIMIT $2 FOR UPDATE`,
        [`${keys.current.id}:${cipher}:`, batchSize],
      );
      for (const row of rows) await this.sealAnew(column, row);
      return rows.length;
    });
  }

  private async sealAnew(column: SealedColumn, { row, sealed }: SealedRow): Promise<void> {
    const identifier = this.personalData.open(column, row, sealed);
    const values: unknown[] = [row, this.personalData.seal(column, row, identifier)];
    if (column.index) values.push(this.personalData.blind(column.kind, identifier));
    const index = column.index ? `, ${column.index} = $3` : '';
    await this.database.query(
      `UPDATE ${column.table} SET ${column.column} = $2${index} WHERE ${column.row}::text = $1`,
      values,
    );
  }
}
