import type { Field } from '../fields/field.js';

/** Where a field's values stand in a row of SQL; NULL there is unknown. */
export interface SqlColumn {
  /** An expression of the field's type: boolean, numeric, date, text, or text[] for an enumSet. */
  expression: string;
  /** An enum's possible codes as text[], so that an interval such as 小~微 has a place. */
  isInterval?: boolean;
}

/** A field with the column that its values stand in. */
export interface Placed {
  field: Field;
  column: SqlColumn;
}

/** The columns of the fields; undefined for a field that the rows do not hold. */
export type SqlLayout = (field: Field) => SqlColumn | undefined;

/** One column per field, named by its key; an enum that may be an interval is text[] of its possible codes. */
export const columnPerField: SqlLayout = ({ key, several }) => ({
  expression: `"${key.replaceAll('"', '""')}"`,
  isInterval: several === true,
});

/** A text as an SQL literal. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Texts as an SQL array. */
export const textArray = (texts: readonly string[]): string =>
  `ARRAY[${texts.map(quoted).join(', ')}]::text[]`;
