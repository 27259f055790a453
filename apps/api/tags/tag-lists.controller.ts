import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type TagAssertion, TagAssertions, TagLists } from '#enterprises';
import { type Actor, Clock } from '#platform';
import { CurrentActor, Permit } from '../access/permit.js';
import { AsksOnly, Audited } from '../audit/audited.js';
import { Answers } from '../http/answers.js';
import { Creates } from '../http/creates.js';
import { codesInUpload } from './code-file.js';
import { TagView } from './tag-view.js';
import {
  assertionQuery,
  extension,
  givenList,
  readCodes,
  revocation,
  type tagAssertion,
  tagAssertions,
  tagChange,
  tagChanges,
} from './tag.schema.js';
import { tagCode } from './tags.controller.js';

const id = z.uuid();

/** Lists by which departments give tags: who stands on them, who put them there, and what was taken back. */
@ApiTags('标签')
@Controller('api/tags/:code')
export class TagListsController {
  constructor(
    private readonly lists: TagLists,
    private readonly assertions: TagAssertions,
    private readonly view: TagView,
    private readonly clock: Clock,
  ) {}

  @Get('assertions')
  @Permit('enterprises:read')
  @Audited('tags.assertions', { subject: 'tag', id: 'code' })
  @Answers(tagAssertions)
  async search(
    @Param('code', { schema: tagCode }) tag: string,
    @Query({ schema: assertionQuery }) query: z.output<typeof assertionQuery>,
  ): Promise<z.output<typeof tagAssertions>> {
    const { items, total } = await this.assertions.search({ ...query, tag, on: this.clock.today() });
    return { items: items.map(shownAssertion), total };
  }

  @Get('changes')
  @Permit('catalogue:read')
  @Answers(tagChanges)
  async changes(
    @Param('code', { schema: tagCode }) tag: string,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof tagChanges>> {
    return (await this.lists.changes(tag)).map((change) => this.view.change(change, actor));
  }

  /** Reads the codes of a CSV or XLSX file; nothing is stored, the person looks at them before giving the list. */
  @Post('codes')
  @Permit('tags:assert')
  @AsksOnly()
  @Answers(readCodes)
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: { file: { type: 'string', format: 'binary' } },
    },
  })
  codes(@Req() request: FastifyRequest): Promise<z.output<typeof readCodes>> {
    return codesInUpload(request);
  }

  @Post('assertions')
  @Permit('tags:assert')
  @Creates()
  @Audited('tags.assert', { subject: 'tag', id: 'code' })
  @Answers(tagChange, 201)
  async give(
    @Param('code', { schema: tagCode }) tag: string,
    @Body({ schema: givenList }) list: z.output<typeof givenList>,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof tagChange>> {
    return this.view.change(await this.lists.give(tag, list, actor), actor);
  }

  @Post('revocations')
  @Permit('tags:assert')
  @Creates()
  @Audited('tags.revoke', { subject: 'tag', id: 'code' })
  @Answers(tagChange, 201)
  async revoke(
    @Param('code', { schema: tagCode }) tag: string,
    @Body({ schema: revocation }) { codes, reason }: z.output<typeof revocation>,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof tagChange>> {
    return this.view.change(await this.lists.revoke(tag, codes, reason, actor), actor);
  }

  @Post('changes/:id/extend')
  @Permit('tags:assert')
  @Creates()
  @Audited('tags.extend', { subject: 'tagChange', id: 'id' })
  @Answers(tagChange, 201)
  async extend(
    @Param('id', { schema: id }) change: string,
    @Body({ schema: extension }) { validTo, source }: z.output<typeof extension>,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof tagChange>> {
    return this.view.change(await this.lists.extend(change, validTo, source, actor), actor);
  }

  @Post('changes/:id/undo')
  @Permit('tags:assert')
  @Creates()
  @Audited('tags.undo', { subject: 'tagChange', id: 'id' })
  @Answers(tagChange)
  async undo(
    @Param('id', { schema: id }) change: string,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof tagChange>> {
    return this.view.change(await this.lists.undo(change, actor), actor);
  }
}

/** An entry of a list as it is told. */
export function shownAssertion({
  tag: _tag,
  at,
  revoked,
  ...rest
}: TagAssertion): z.output<typeof tagAssertion> {
  return {
    ...rest,
    at: at.toISOString(),
    revoked: revoked && { ...revoked, at: revoked.at.toISOString() },
  };
}
