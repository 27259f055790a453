import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail, Clock, Database, notFound, system } from '#platform';
import { Vocabulary } from '../vocabulary.js';
import {
  changesBetween,
  type DictionaryChange,
  type DictionaryEntries,
  type DictionaryName,
  dictionaryNames,
  entriesOf,
} from './dictionary.js';

/** A dictionary at some time. */
export interface DictionaryVersion {
  readonly dictionary: DictionaryName;
  readonly number: number;
  /** SHA-256 of its words, in hexadecimal. */
  readonly digest: string;
  readonly words: number;
  readonly inForceAt: Date;
}

/** The dictionaries' versions: which words were in force when, and what changed from one to the next. */
@Injectable()
export class DictionaryVersions {
  constructor(
    private readonly database: Database,
    private readonly vocabulary: Vocabulary,
    private readonly clock: Clock,
    private readonly trail: AuditTrail,
  ) {}

  /** Keeps a new version of every dictionary whose words changed. @returns the changed ones */
  async synchronise(): Promise<DictionaryName[]> {
    return this.database.transaction(async () => {
      await this.database.lock('catalogue');
      const changed: DictionaryName[] = [];
      for (const name of dictionaryNames) if (await this.keep(name)) changed.push(name);
      return changed;
    });
  }

  /** Every version of every dictionary, newest first. */
  list(): Promise<DictionaryVersion[]> {
    return this.database.query(
      `SELECT dictionary, number, digest, (SELECT count(*)::int FROM jsonb_object_keys(entries)) AS words,
              in_force_at AS "inForceAt"
       FROM dictionary_version ORDER BY in_force_at DESC, dictionary, number DESC`,
    );
  }

  /** What a version changed against the one before it. @throws Fault when there is no such version */
  async changes(name: DictionaryName, number: number): Promise<DictionaryChange[]> {
    const after = await this.entries(name, number);
    if (!after) throw notFound('这个版本');
    return changesBetween((await this.entries(name, number - 1)) ?? {}, after);
  }

  private async keep(name: DictionaryName): Promise<boolean> {
    const entries = JSON.stringify(entriesOf(name, this.vocabulary));
    const digest = createHash('sha256').update(entries).digest('hex');
    const newest = await this.database.one<{ number: number; digest: string }>(
      'SELECT number, digest FROM dictionary_version WHERE dictionary = $1 ORDER BY number DESC LIMIT 1',
      [name],
    );
    if (newest?.digest === digest) return false;
    const number = (newest?.number ?? 0) + 1;
    await this.database.query(
      `INSERT INTO dictionary_version (dictionary, number, digest, entries, in_force_at) VALUES ($1, $2, $3, $4, $5)`,
      [name, number, digest, entries, this.clock.now()],
    );
    await this.trail.record(system, {
      action: 'dictionaries.load',
      subject: { type: 'dictionaries', id: name },
      outcome: 'ok',
      details: { number, digest },
    });
    return true;
  }

  private async entries(name: DictionaryName, number: number): Promise<DictionaryEntries | undefined> {
    const row = await this.database.one<{ entries: DictionaryEntries }>(
      'SELECT entries FROM dictionary_version WHERE dictionary = $1 AND number = $2',
      [name, number],
    );
    return row?.entries;
  }
}
