/** How much a table may make us hold or unpack, whatever it claims to be. */
export interface TableLimits {
  /** Of one part of a workbook, unpacked: a sheet of 250,000 rows and 30 columns has about 300 MB. */
  readonly partBytes: number;
  /** Of all texts that a workbook's cells share, and of its styles. */
  readonly sharedBytes: number;
  /** Of one row of a text file. */
  readonly rowBytes: number;
  readonly columns: number;
}

export const TABLE_LIMITS: TableLimits = {
  partBytes: 4 * 1024 ** 3 - 1,
  sharedBytes: 256 * 1024 ** 2,
  rowBytes: 1024 ** 2,
  columns: 1_000,
};
