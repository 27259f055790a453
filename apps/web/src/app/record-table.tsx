import type { ReactNode } from 'react';
import styles from './record-table.module.css';
import { useWide } from './wide.js';

/** A column: what it is called and how a row fills it. */
export interface Column<T> {
  key: string;
  title: string;
  /** Null is nothing to show: a dash in a table, no line at all on a card. */
  render: (row: T) => ReactNode;
  /** Numbers stand at the right, so that their digits line up. */
  numeric?: boolean;
  /** The heading of the card a row becomes on a phone. */
  main?: boolean;
  /** How to sort by this column. */
  compare?: (a: T, b: T) => number;
  width?: number;
}

/** By which column rows are sorted. */
export interface Sorting {
  by: string;
  descending: boolean;
  change: (by: string, descending: boolean) => void;
}

interface Props<T> {
  label: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  keyOf: (row: T) => string | number;
  sorting?: Sorting;
}

/** For a column by which the server sorts: the page only says by what. */
export const inOrder = (): number => 0;

/** Rows in the order of the column that is sorted by; as they are when that column has no order. */
export function sortedRows<T>(
  rows: readonly T[],
  columns: readonly Column<T>[],
  sorting: Sorting | undefined,
): readonly T[] {
  const compare = columns.find(({ key }) => key === sorting?.by)?.compare;
  if (!compare) return rows;
  return [...rows].sort((a, b) => (sorting?.descending ? compare(b, a) : compare(a, b)));
}

/** Rows as a table, or as cards where the screen is narrow. */
export function RecordTable<T>(props: Props<T>) {
  const shown = { ...props, rows: sortedRows(props.rows, props.columns, props.sorting) };
  return useWide() ? <Table {...shown} /> : <Cards {...shown} />;
}

function Table<T>({ label, columns, rows, keyOf, sorting }: Props<T>) {
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <Heading key={column.key} column={column} sorting={sorting} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map(({ key, numeric, render }) => (
              <td key={key} className={numeric ? styles.numeric : undefined}>
                {render(row) ?? '—'}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Heading<T>({ column, sorting }: { column: Column<T>; sorting: Sorting | undefined }) {
  const className = column.numeric ? styles.numeric : undefined;
  const style = column.width ? { width: column.width } : undefined;
  if (!sorting || !column.compare) {
    return (
      <th scope="col" className={className} style={style}>
        {column.title}
      </th>
    );
  }
  const active = sorting.by === column.key;
  const order = active ? (sorting.descending ? 'descending' : 'ascending') : 'none';
  return (
    <th scope="col" className={className} style={style} aria-sort={order}>
      <button
        type="button"
        className={styles.sort}
        onClick={() => sorting.change(column.key, active && !sorting.descending)}
      >
        {column.title}
        <span aria-hidden="true">{{ none: '↕', ascending: '↑', descending: '↓' }[order]}</span>
      </button>
    </th>
  );
}

function Cards<T>({ label, columns, rows, keyOf }: Props<T>) {
  const main = columns.find((column) => column.main) ?? columns[0];
  const others = columns.filter((column) => column !== main);
  return (
    <ul aria-label={label}>
      {rows.map((row) => (
        <li key={keyOf(row)} className={styles.card}>
          <div className={styles.main}>{main?.render(row)}</div>
          <dl className={styles.facts}>
            {others.map((column) => (
              <Line key={column.key} name={column.title} value={column.render(row)} />
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

function Line({ name, value }: { name: string; value: ReactNode }) {
  if (value === null || value === undefined) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
