/** A text as a literal of SQL, for names out of the operator's files that stand where no parameter can. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
