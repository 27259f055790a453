import {
  Controller,
  Delete,
  Get,
  Headers,
  type MessageEvent,
  Param,
  Post,
  Put,
  Query,
  Req,
  Sse,
} from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { map, merge, type Observable, takeUntil, timer } from 'rxjs';
import { z } from 'zod';
import type { Actor } from '#platform';
import { Inbox, InboxEvents, type Message, type Reader } from '#push';
import { EnterpriseAccess } from '../access/enterprise-access.js';
import { CurrentActor, Permit } from '../access/permit.js';
import { SessionCookie } from '../access/session-cookie.js';
import { Answers, AnswersNothing } from '../http/answers.js';
import { uscc } from '../paging.schema.js';
import { inboxPage, inboxQuery, message, unreadCount } from './inbox.schema.js';

const mostUnread = 99;
/** Proxies close connections on which nothing moves. */
const heartbeatMs = 15_000;
const sequence = z.coerce.number().int().positive();
/** Where a page was: 0 before its first message. Anything but digits is no place, least of all an empty text. */
const placeIn = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);

/** The messages of one enterprise. */
@ApiTags('消息')
@Controller('api/enterprises/:uscc/inbox')
export class InboxController {
  constructor(
    private readonly inbox: Inbox,
    private readonly events: InboxEvents,
    private readonly access: EnterpriseAccess,
    private readonly cookie: SessionCookie,
  ) {}

  @Get()
  @Permit('inbox:read')
  @Answers(inboxPage)
  async list(
    @Param('uscc', { schema: uscc }) code: string,
    @Query({ schema: inboxQuery }) { view, before }: z.output<typeof inboxQuery>,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof inboxPage>> {
    const { items, next } = await this.inbox.page(await this.reader(actor, code), view, before);
    return { items: items.map(shown), next };
  }

  @Get('unread')
  @Permit('inbox:read')
  @Answers(unreadCount)
  async unread(
    @Param('uscc', { schema: uscc }) code: string,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof unreadCount>> {
    const unread = await this.inbox.unread(await this.reader(actor, code));
    return { unread, text: unread > mostUnread ? `${mostUnread}+` : String(unread) };
  }

  /** New messages as they arrive; a page that comes back with `Last-Event-ID` gets what it missed. It ends with the session. */
  @Sse('events')
  @Permit('inbox:read')
  @ApiResponse({
    status: 200,
    description: 'text/event-stream：事件 notice，id 为消息序号，data 为消息',
    standardSchema: message,
  })
  async stream(
    @Param('uscc', { schema: uscc }) code: string,
    @Headers('last-event-id') lastEventId: string | undefined,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
  ): Promise<Observable<MessageEvent>> {
    const reader = await this.reader(actor, code);
    // Every event carries the last sequence, so that a page always comes back to where it was.
    let last = placeIn.safeParse(lastEventId).data ?? this.events.newestAnnounced;
    const notices = this.events.messages(reader, last).pipe(
      map((each): MessageEvent => {
        last = each.sequence;
        return { type: 'notice', id: String(last), data: shown(each) };
      }),
    );
    const alive = timer(0, heartbeatMs).pipe(
      map((): MessageEvent => ({ type: 'alive', id: String(last), data: '' })),
    );
    return merge(alive, notices).pipe(takeUntil(this.access.lost(actor, code, this.cookie.read(request))));
  }

  @Get(':sequence')
  @Permit('inbox:read')
  @Answers(message)
  async get(
    @Param('uscc', { schema: uscc }) code: string,
    @Param('sequence', { schema: sequence }) id: number,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof message>> {
    return shown(await this.inbox.message(await this.reader(actor, code), id));
  }

  @Post(':sequence/read')
  @Permit('inbox:read')
  @AnswersNothing()
  async read(
    @Param('uscc', { schema: uscc }) code: string,
    @Param('sequence', { schema: sequence }) id: number,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.inbox.markRead(await this.reader(actor, code), id);
  }

  @Put(':sequence/archive')
  @Permit('inbox:read')
  @AnswersNothing()
  async archive(
    @Param('uscc', { schema: uscc }) code: string,
    @Param('sequence', { schema: sequence }) id: number,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.inbox.archive(await this.reader(actor, code), id);
  }

  @Delete(':sequence/archive')
  @Permit('inbox:read')
  @AnswersNothing()
  async unarchive(
    @Param('uscc', { schema: uscc }) code: string,
    @Param('sequence', { schema: sequence }) id: number,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.inbox.unarchive(await this.reader(actor, code), id);
  }

  private async reader(actor: Actor, code: string): Promise<Reader> {
    const { ordinal } = await this.access.own(actor, code);
    return { enterprise: ordinal, person: actor.id };
  }
}

function shown({ sentAt, ...rest }: Message): z.output<typeof message> {
  return { ...rest, sentAt: new Date(sentAt).toISOString() };
}
