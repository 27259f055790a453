import { createWriteStream, mkdirSync, renameSync, statSync } from 'node:fs';
import type { WriteStream } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { createInterface } from 'node:readline';
import { tell } from './progress.js';

const rotateAtBytes = 20 * 1024 * 1024;
const warn = 40;
const sameLineEveryMs = 5000;

/**
 * Where one process's output goes: all of it into a file that is set aside once it has grown large, and what a person
 * must see (warnings, errors, and everything that is not a log record) onto the terminal, with the process's name.
 */
export class Journal {
  private file: WriteStream | undefined;
  private written = 0;
  private last = '';
  private pattern = '';
  private shownAt = 0;

  constructor(
    private readonly folder: string,
    private readonly name: string,
  ) {}

  /** The last line that was shown: what a process said before it died. */
  get lastShown(): string {
    return this.last;
  }

  /** Follows a stream line by line until it ends. */
  follow(stream: Readable): void {
    createInterface({ input: stream }).on('line', (line) => this.take(line));
  }

  private take(line: string): void {
    this.write(line);
    const shown = forTerminal(line);
    if (shown === undefined) return;
    this.last = shown;
    if (!this.isMoreOfTheSame(shown)) tell(`[${this.name}] ${shown}`);
  }

  /** Progress that differs in its figures alone is shown every few seconds. */
  private isMoreOfTheSame(line: string): boolean {
    const pattern = line.replace(/\d+/g, '#');
    const now = Date.now();
    if (pattern === this.pattern && now - this.shownAt < sameLineEveryMs) return true;
    this.pattern = pattern;
    this.shownAt = now;
    return false;
  }

  private write(line: string): void {
    this.file ??= this.open();
    this.written += Buffer.byteLength(line) + 1;
    this.file.write(`${line}\n`);
    if (this.written < rotateAtBytes) return;
    this.file.end();
    renameSync(this.path, `${this.path}.1`);
    this.file = undefined;
  }

  private open(): WriteStream {
    mkdirSync(this.folder, { recursive: true });
    this.written = statSync(this.path, { throwIfNoEntry: false })?.size ?? 0;
    // A full disk must not end the launcher: the service itself will say that it can't write.
    return createWriteStream(this.path, { flags: 'a' }).on('error', () => undefined);
  }

  /** The file. */
  get path(): string {
    return join(this.folder, `${this.name}.log`);
  }
}

/** What to show of a line; nothing of a log record below a warning. */
function forTerminal(line: string): string | undefined {
  if (!line.startsWith('{')) return line.trim() === '' ? undefined : line;
  try {
    const { level, msg } = JSON.parse(line) as { level?: number; msg?: string };
    if (level === undefined) return line;
    return level >= warn ? msg : undefined;
  } catch {
    return line;
  }
}
