import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Database, Fault, PersonalData, type SealedColumn } from '#platform';

/** The column of the keyed hashes: a key that made one must stay on the ring, or the code is no longer recognised. */
export const erasedCode: SealedColumn = {
  table: 'erased_code',
  column: 'code_index',
  row: 'request',
  kind: 'uscc',
};

const reason =
  '这一代码的个人信息已应本人要求删除（个人信息保护法第四十七条），没有重新登记；确需登记的，请中心在“个人信息请求”中恢复登记';

/**
 * Codes whose personal data were erased. Feeds go on delivering them; such a row is refused instead of bringing back
 * silently what was erased, until somebody lets the code be registered anew: as an enterprise of its own.
 */
@Injectable()
export class ErasedCodes {
  constructor(
    private readonly database: Database,
    private readonly personalData: PersonalData,
    private readonly clock: Clock,
  ) {}

  /** Remembers a code by its keyed hash, from which it can't be read. */
  async remember(request: string, uscc: string): Promise<void> {
    await this.database.query('INSERT INTO erased_code (request, code_index) VALUES ($1, $2)', [
      request,
      this.personalData.marks('uscc', uscc)[0],
    ]);
  }

  /**
   * Refuses staged rows of erased enterprises. Takes the import lock, so that nothing is erased between this look and
   * the end of the import.
   */
  async refuseStaged(): Promise<void> {
    await this.database.lock('import');
    const refused = await this.refusedMarks();
    const rows = await this.database.query<{ line: number; uscc: string; placeholder: boolean }>(
      `SELECT s.line, s.uscc, e.ordinal IS NOT NULL AS placeholder FROM staged s LEFT JOIN enterprise e USING (uscc)
       WHERE s.faults IS NULL AND ((e.ordinal IS NULL AND $1 AND s.uscc LIKE '92%') OR e.erased_at IS NOT NULL)`,
      [refused.size > 0],
    );
    const lines = rows
      .filter(
        ({ uscc, placeholder }) =>
          placeholder || this.personalData.marks('uscc', uscc).some((mark) => refused.has(mark)),
      )
      .map(({ line }) => line);
    if (lines.length === 0) return;
    // The value is left out: it would bring back into the list of refused rows what was erased.
    await this.database.query('UPDATE staged SET faults = $2 WHERE line = ANY($1)', [
      lines,
      JSON.stringify([{ column: '统一社会信用代码', value: null, reason }]),
    ]);
  }

  /** Lets a code be registered anew. @throws Fault when the request erased nothing, or it was let in already */
  async readmit(request: string, why: string, actor: Actor): Promise<void> {
    const admitted = await this.database.query(
      `UPDATE erased_code SET readmitted_by = $2, readmitted_at = $3, readmission = $4
       WHERE request = $1 AND readmitted_at IS NULL RETURNING request`,
      [request, actor.id, this.clock.now(), why.trim()],
    );
    if (admitted.length === 0)
      throw new Fault('conflict', 'not-refused', '这项请求没有删除代码，或者已经恢复登记');
  }

  private async refusedMarks(): Promise<ReadonlySet<string>> {
    const rows = await this.database.query<{ mark: string }>(
      'SELECT code_index AS mark FROM erased_code WHERE readmitted_at IS NULL',
    );
    return new Set(rows.map(({ mark }) => mark));
  }
}
