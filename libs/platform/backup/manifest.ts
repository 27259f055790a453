import { z } from 'zod';

/** What a table holds, in the order of its primary key. */
const tableSummary = z.object({
  table: z.string(),
  columns: z.array(z.string()),
  rows: z.number().int(),
  /** SHA-256 of the rows as COPY writes them, in hexadecimal digits. */
  sha256: z.string(),
});
export type TableSummary = z.output<typeof tableSummary>;

/** The last frame of a backup: without it the file is not one. */
export const backupManifest = z.object({
  format: z.literal(1),
  takenAt: z.iso.datetime(),
  /** Names of the migrations that made the schema. */
  schema: z.array(z.string()),
  tables: z.array(tableSummary),
  sequences: z.record(z.string(), z.string().nullable()),
  /** The last link of the audit chain. */
  auditHead: z.object({ number: z.string(), hash: z.string() }),
  /** Digest of the columns that were up to date: they are left out, and must come out alike when built anew. */
  columns: z.object({ segments: z.number().int(), sha256: z.string() }),
  /** Sums over the whole ledger, in enterprises. */
  ledger: z.object({ targeted: z.number(), delivered: z.number(), settled: z.number() }),
});
export type BackupManifest = z.output<typeof backupManifest>;
