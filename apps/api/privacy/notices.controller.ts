import { Body, Controller, Get, Ip, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { PrivacyNotices } from '#enterprises';
import type { Actor } from '#platform';
import { anybody, CurrentActor, everybody, Permit } from '../access/permit.js';
import { Audited } from '../audit/audited.js';
import { Answers, AnswersNothing } from '../http/answers.js';
import { noticeQuery, ownReading, privacyNotice, reading } from './notice.schema.js';

/** What people are told about their personal data; public, in every version. */
@ApiTags('个人信息')
@Controller('api')
export class NoticesController {
  constructor(private readonly notices: PrivacyNotices) {}

  @Get('privacy/notice')
  @Permit(everybody)
  @Answers(privacyNotice)
  async notice(
    @Query({ schema: noticeQuery }) { version: asked }: z.output<typeof noticeQuery>,
  ): Promise<z.output<typeof privacyNotice>> {
    const found = asked ? await this.notices.get(asked) : await this.notices.current();
    const versions = await this.notices.versions();
    return {
      ...found.content,
      version: found.version,
      publishedAt: found.publishedAt.toISOString(),
      versions: versions.map(({ version, publishedAt }) => ({
        version,
        publishedAt: publishedAt.toISOString(),
      })),
    };
  }

  /** Whether the person has seen the version in force. */
  @Get('me/privacy')
  @Permit(anybody)
  @Answers(ownReading)
  async own(@CurrentActor() actor: Actor): Promise<z.output<typeof ownReading>> {
    const { version, content } = await this.notices.current();
    const readAt = await this.notices.readAt(actor.id, version);
    return { version, title: content.title, readAt: readAt?.toISOString() ?? null };
  }

  @Post('me/privacy')
  @Permit(anybody)
  @Audited('privacy.read', { subject: 'notice' })
  @AnswersNothing()
  async read(
    @Body({ schema: reading }) { version }: z.output<typeof reading>,
    @CurrentActor() actor: Actor,
    @Ip() address: string,
  ): Promise<void> {
    await this.notices.markRead(version, actor, address);
  }
}
