import type { Client } from 'pg';

/** A table as it is copied. */
export interface StoredTable {
  readonly table: string;
  readonly columns: readonly string[];
  /** Expressions of the primary key, texts compared byte by byte: the same order on every server. */
  readonly order: readonly string[];
  /** Tables that must be there before. */
  readonly needs: readonly string[];
}

/**
 * Tables whose rows are not copied: migrations are run anew, columns are built anew, and nobody stays signed in
 * through a restored copy.
 */
const leftOut = ['migrations', 'column_segment', 'session', 'sign_in_attempt'];

const tablesQuery = `
  SELECT c.relname AS table,
    (SELECT array_agg(quote_ident(a.attname)::text ORDER BY a.attnum) FROM pg_attribute a
     WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
    coalesce((SELECT array_agg(quote_ident(a.attname) || CASE WHEN a.attcollation <> 0 THEN ' COLLATE "C"' ELSE '' END
                               ORDER BY array_position(i.indkey::int[], a.attnum::int))
     FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
     WHERE i.indrelid = c.oid AND i.indisprimary), ARRAY['t.*::text COLLATE "C"']) AS order,
    coalesce((SELECT array_agg(DISTINCT f.relname::text) FROM pg_constraint k JOIN pg_class f ON f.oid = k.confrelid
     WHERE k.conrelid = c.oid AND k.contype = 'f' AND f.oid <> c.oid AND NOT f.relispartition), '{}') AS needs
  FROM pg_class c
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    AND c.relname <> ALL ($1)
  ORDER BY c.relname`;

/** All tables that a backup holds, each after those it refers to. */
export async function storedTables(client: Client): Promise<StoredTable[]> {
  const { rows } = await client.query<StoredTable>(tablesQuery, [leftOut]);
  return inOrder(rows);
}

/** How a table's rows are read, always in the same order and wording. */
export function copyOut({ table, columns, order }: StoredTable): string {
  return `COPY (SELECT ${columns.join(', ')} FROM ${table} t ORDER BY ${order.join(', ')}) TO STDOUT`;
}

export function copyIn({ table, columns }: Pick<StoredTable, 'table' | 'columns'>): string {
  return `COPY ${table} (${columns.join(', ')}) FROM STDIN`;
}

/** Whatever changes how values are worded is the same wherever rows are read. */
export const plainWording = `
  SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL intervalstyle = 'postgres';
  SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1;`;

function inOrder(tables: readonly StoredTable[]): StoredTable[] {
  const done = new Set<string>();
  const sorted: StoredTable[] = [];
  const known = new Set(tables.map(({ table }) => table));
  const isReady = ({ needs }: StoredTable) => needs.every((name) => done.has(name) || !known.has(name));
  for (let left = [...tables]; left.length > 0; left = left.filter(({ table }) => !done.has(table))) {
    const ready = left.filter(isReady);
    if (ready.length === 0)
      throw new Error(`tables refer to one another: ${left.map((t) => t.table).join(', ')}`);
    ready.forEach(({ table }) => done.add(table));
    sorted.push(...ready);
  }
  return sorted;
}
