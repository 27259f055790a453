import type { PersonalCopy } from '#enterprises';

/** A copy as the lines of a table: one cell of a record a line, so that records of every kind fit beneath each other. */
export function* copyLines({ sections }: PersonalCopy): Generator<string[]> {
  yield ['类别', '序号', '项目', '内容'];
  for (const { title, rows } of sections)
    for (const [index, row] of rows.entries())
      for (const [name, value] of Object.entries(row)) yield [title, `${index + 1}`, name, textOf(value)];
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
