/**
 * Something about the embedded PostgreSQL that the person at the terminal has to put right.
 * The message is one line, Chinese first, holds no password and says what to do.
 */
export class EmbeddedClusterError extends Error {
  override readonly name = 'EmbeddedClusterError';
}

/** The last `count` lines that say something, joined into one: what PostgreSQL's tools said before they failed. */
export function lastWords(output: string, count = 3): string {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.slice(-count).join(' | ');
}
