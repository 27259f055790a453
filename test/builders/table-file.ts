import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { type EmptyCells, type ImportBatch, ImportBatches, Importer } from '#enterprises';
import type { TestApp } from './test-app.js';

type Cells = readonly (readonly (string | number | null)[])[];

/** A table as text, its cells between commas. */
export function csv(cells: Cells): string {
  return cells.map((row) => row.map((cell) => String(cell ?? '')).join(',') + '\n').join('');
}

/** A table as a workbook with one sheet. */
export async function xlsx(cells: Cells): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('企业').addRows(cells.map((row) => [...row]));
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** Text in GBK, as spreadsheets in China save it. */
export function gbk(text: string): Uint8Array {
  const table = (gbkTable ??= makeGbkTable());
  return Uint8Array.from(
    [...text].flatMap((character) => table.get(character) ?? [character.charCodeAt(0) & 0x7f]),
  );
}

let gbkTable: ReadonlyMap<string, readonly number[]> | undefined;

/** Node only decodes GBK, so each pair of bytes is decoded once. */
function makeGbkTable(): Map<string, readonly number[]> {
  const decoder = new TextDecoder('gbk');
  const table = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++)
      table.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  return table;
}

interface FileSettings {
  readonly emptyCells?: EmptyCells;
  readonly fileName?: string;
  readonly feed?: string;
  readonly period?: string;
}

/** Imports a file with this content, from disk as the command line does it. */
export async function importFile(
  app: TestApp,
  content: string | Uint8Array,
  { fileName = '企业.csv', ...settings }: FileSettings = {},
): Promise<ImportBatch> {
  const folder = await mkdtemp(join(tmpdir(), 'policy-push-file-'));
  try {
    const path = join(folder, fileName);
    await writeFile(path, content);
    const batch = await app.get(ImportBatches).create({ ...settings, fileName, fileSize: content.length });
    return await app.get(Importer).importFile(batch, path);
  } finally {
    await rm(folder, { recursive: true });
  }
}
