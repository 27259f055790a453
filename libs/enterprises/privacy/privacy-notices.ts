import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import {
  type Actor,
  AuditTrail,
  Clock,
  Config,
  Database,
  Fault,
  notFound,
  StartFault,
  system,
} from '#platform';
import { CatalogueFileError } from '../catalogue-file.js';
import { loadNotice, type NoticeContent } from './notice-file.js';

/** A notice as it was published. */
export interface PrivacyNotice {
  readonly version: string;
  readonly content: NoticeContent;
  readonly publishedAt: Date;
}

const columns = 'version, content, published_at AS "publishedAt"';

/** Notices on the handling of personal data: published once, kept for ever, and who has read which. */
@Injectable()
export class PrivacyNotices {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly trail: AuditTrail,
  ) {}

  /**
   * Publishes what stands in the operator's file, when it is a new version.
   * @returns whether it was
   * @throws StartFault when the file is faulty, or its text changed under a version that people may have read
   */
  async publish(): Promise<boolean> {
    const content = await this.read();
    const text = JSON.stringify(content);
    const digest = createHash('sha256').update(text).digest('hex');
    return this.database.transaction(async () => {
      await this.database.lock('catalogue');
      const newest = await this.database.one<{ version: string; digest: string }>(
        'SELECT version, digest FROM privacy_notice ORDER BY version DESC LIMIT 1',
      );
      if (newest?.digest === digest) return false;
      if (newest && content.version <= newest.version)
        throw new StartFault(
          `config/privacy.yaml 有改动，但版本号 ${content.version} 不晚于已公布的 ${newest.version}：请换一个更晚的版本号`,
        );
      await this.database.query(
        'INSERT INTO privacy_notice (version, digest, content, published_at) VALUES ($1, $2, $3, $4)',
        [content.version, digest, text, this.clock.now()],
      );
      await this.trail.record(system, {
        action: 'privacy.publishNotice',
        subject: { type: 'notice', id: content.version },
        outcome: 'ok',
        details: { digest },
      });
      return true;
    });
  }

  /** The notice in force. @throws Fault when none was published yet */
  async current(): Promise<PrivacyNotice> {
    const row = await this.database.one<PrivacyNotice>(
      `SELECT ${columns} FROM privacy_notice ORDER BY version DESC LIMIT 1`,
    );
    if (!row) throw new Fault('notFound', 'no-notice', '个人信息处理告知尚未公布，请联系运营单位');
    return row;
  }

  /** @throws Fault when there is no such version */
  async get(version: string): Promise<PrivacyNotice> {
    const row = await this.database.one<PrivacyNotice>(
      `SELECT ${columns} FROM privacy_notice WHERE version = $1`,
      [version],
    );
    if (!row) throw notFound('这一版告知');
    return row;
  }

  /** Every version, newest first. */
  versions(): Promise<Pick<PrivacyNotice, 'version' | 'publishedAt'>[]> {
    return this.database.query(
      'SELECT version, published_at AS "publishedAt" FROM privacy_notice ORDER BY version DESC',
    );
  }

  /** When a person said that they have seen a version; null when they haven't. */
  async readAt(person: string, version: string): Promise<Date | null> {
    const row = await this.database.one<{ at: Date }>(
      'SELECT at FROM notice_reading WHERE person = $1 AND version = $2',
      [person, version],
    );
    return row?.at ?? null;
  }

  /** Notes that a person has seen a version; a second time changes nothing. @throws Fault when there is none */
  async markRead(version: string, actor: Actor, address: string | null): Promise<void> {
    await this.get(version);
    await this.database.query(
      `INSERT INTO notice_reading (person, version, at, address) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
      [actor.id, version, this.clock.now(), address],
    );
  }

  private async read(): Promise<NoticeContent> {
    try {
      return loadNotice(await readFile(join(this.config.configDirectory, 'privacy.yaml'), 'utf8'));
    } catch (error) {
      if (error instanceof CatalogueFileError) throw new StartFault(error.message, { cause: error });
      throw error;
    }
  }
}
