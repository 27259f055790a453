import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { loadVocabulary, Vocabulary, vocabularyFiles } from './vocabulary.js';

/** How long the files are not looked at again. */
const lookAgainAfterMs = 1_000;

/**
 * The operator's files as they are now. Changed files are read again when somebody asks, so that a tag or fact that was
 * added is there in every process without a restart; faulty ones are told in the log and what stood before stays.
 */
export class LiveVocabulary extends Vocabulary {
  private readonly logger = new Logger(LiveVocabulary.name);
  private looked = performance.now();
  private looking: Promise<void> | undefined;

  private constructor(
    private readonly directory: string,
    private held: Vocabulary,
    private stamp: string,
  ) {
    super();
  }

  /** @throws StartFault that names file, place and reason when a file is faulty */
  static async open(directory: string): Promise<LiveVocabulary> {
    const stamp = await stampOf(directory);
    return new LiveVocabulary(directory, await loadVocabulary(directory), stamp);
  }

  /** The words as they are now and stay: another object once a file has changed. */
  get words(): Vocabulary {
    return this.held;
  }

  get departments() {
    return this.held.departments;
  }

  get feeds() {
    return this.held.feeds;
  }

  get facts() {
    return this.held.facts;
  }

  get tags() {
    return this.held.tags;
  }

  get industries() {
    return this.held.industries;
  }

  get towns() {
    return this.held.towns;
  }

  get fields() {
    return this.held.fields;
  }

  /** The words, read again if the files have changed; `now` also looks when they were looked at a moment ago. */
  async latest(now = false): Promise<Vocabulary> {
    if (now || performance.now() - this.looked > lookAgainAfterMs)
      await (this.looking ??= this.look().finally(() => (this.looking = undefined)));
    return this.held;
  }

  private async look(): Promise<void> {
    this.looked = performance.now();
    const stamp = await stampOf(this.directory);
    if (stamp === this.stamp) return;
    this.stamp = stamp;
    try {
      this.held = await loadVocabulary(this.directory);
      this.logger.log('catalogue files have changed and were read again');
    } catch (error) {
      this.logger.error(`changed catalogue files are faulty and were left aside: ${String(error)}`);
    }
  }
}

/** Changes when any of the files does. A file that is just being replaced counts as changed. */
async function stampOf(directory: string): Promise<string> {
  const stamps = vocabularyFiles.map(async (file) => {
    const found = await stat(join(directory, file)).catch(() => undefined);
    return found ? `${found.mtimeMs} ${found.size} ${found.ino}` : 'absent';
  });
  return (await Promise.all(stamps)).join('|');
}
