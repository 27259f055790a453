import { type Bar, type Figure, isMet, ratioOf } from './figure.js';

/** The figure as one line of JSON. */
export function lineOf(figure: Figure): string {
  const { section, name, value, unit, peer, bar } = figure;
  return JSON.stringify({
    section,
    name,
    value: rounded(value),
    unit,
    peer: peer?.name ?? null,
    ratio: rounded(ratioOf(figure)),
    peerValue: rounded(peer?.value),
    bar: bar ? textOf(bar, unit) : null,
    met: isMet(figure) ?? null,
  });
}

const head = ['部分', '项目', '结果', '对照', '倍数', '目标', '达到'];

/** All figures as a table for a document. */
export function markdownOf(figures: readonly Figure[]): string {
  const rows = [head, head.map(() => '---'), ...figures.map(rowOf)];
  return rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** All figures as a table for a terminal. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = [head, ...figures.map(rowOf)];
  const widths =
    rows[0]?.map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? '')))) ?? [];
  return rows
    .map((row) =>
      row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell))).join('  '),
    )
    .map((line) => line.trimEnd())
    .join('\n');
}

function rowOf(figure: Figure): string[] {
  const { section, name, value, unit, peer, bar } = figure;
  const ratio = ratioOf(figure);
  const met = isMet(figure);
  return [
    section,
    name,
    `${shown(value)} ${unit}`,
    peer ? `${peer.name} ${shown(peer.value)} ${unit}` : '',
    ratio === undefined ? '' : `${shown(ratio)}×`,
    bar ? textOf(bar, unit) : '',
    met === undefined ? '' : met ? '是' : '否',
  ];
}

function textOf({ most, least, ratio }: Bar, unit: string): string {
  const parts = [
    most === undefined ? '' : `≤ ${most} ${unit}`,
    least === undefined ? '' : `≥ ${least} ${unit}`,
    ratio === undefined ? '' : `≥ ${ratio}×`,
  ];
  return parts.filter(Boolean).join('，');
}

/** Three significant digits; whole numbers from 100 on. */
function shown(value: number): string {
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US');
  return String(Number(value.toPrecision(3)));
}

const rounded = (value: number | undefined): number | null =>
  value === undefined ? null : Number(value.toPrecision(4));

/** Han characters take two places. */
function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (character > '\u2e7f' ? 2 : 1), 0);
}
