import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { TagHistory, TagPortraits } from '#enterprises';
import { type Actor, Clock } from '#platform';
import { CurrentActor, Permit } from '../access/permit.js';
import { Audited } from '../audit/audited.js';
import { EnterpriseView } from '../enterprises/enterprise-view.js';
import { Answers } from '../http/answers.js';
import { TagView } from './tag-view.js';
import {
  tagDetail,
  tagEnterprises,
  tagEnterprisesQuery,
  tagHistory,
  tagHistoryQuery,
  tagList,
  tagMoves,
  tagMovesQuery,
} from './tag.schema.js';

const dayMs = 86_400_000;
const shownDays = 365;

/** A tag's code as addresses hold it. */
export const tagCode = z.string().regex(/^[a-z][a-z0-9-]*$/, '标签代码只含小写字母、数字和连字符');

/** The tags: which there are, what each means, who has it, and why not more. */
@ApiTags('标签')
@Controller('api/tags')
export class TagsController {
  constructor(
    private readonly portraits: TagPortraits,
    private readonly history: TagHistory,
    private readonly view: TagView,
    private readonly enterprises: EnterpriseView,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Permit('catalogue:read')
  @Answers(tagList)
  list(@CurrentActor() actor: Actor): Promise<z.output<typeof tagList>> {
    return this.view.list(actor, this.clock.today().slice(0, 4));
  }

  @Get(':code')
  @Permit('catalogue:read')
  @Answers(tagDetail)
  async get(
    @Param('code', { schema: tagCode }) code: string,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof tagDetail>> {
    return this.view.detail(await this.portraits.of(code), actor);
  }

  @Get(':code/history')
  @Permit('catalogue:read')
  @Answers(tagHistory)
  async days(
    @Param('code', { schema: tagCode }) code: string,
    @Query({ schema: tagHistoryQuery }) { from, to }: z.output<typeof tagHistoryQuery>,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof tagHistory>> {
    const { tag } = await this.portraits.of(code);
    const right = this.view.rightOn(tag, actor);
    const end = to ?? this.clock.today();
    const begin = from ?? new Date(Date.parse(end) - shownDays * dayMs).toISOString().slice(0, 10);
    return (await this.history.days(code, begin, end)).map(({ day, ruleChanged, ...counts }) => ({
      day,
      ruleChanged,
      members: right.tell(counts.members),
      undetermined: right.tell(counts.undetermined),
      gained: right.tell(counts.gained),
      lost: right.tell(counts.lost),
    }));
  }

  /** By name, and so only for those who may see every fact that the tag rests on. */
  @Get(':code/moves')
  @Permit('enterprises:read')
  @Audited('tags.moves', { subject: 'tag', id: 'code' })
  @Answers(tagMoves)
  async moves(
    @Param('code', { schema: tagCode }) code: string,
    @Query({ schema: tagMovesQuery }) query: z.output<typeof tagMovesQuery>,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof tagMoves>> {
    const { tag } = await this.portraits.of(code);
    this.view.rightOn(tag, actor).mustBeFull();
    const { items, total } = await this.history.moves(code, query);
    return { items: items.map((row) => ({ ...this.enterprises.row(row), day: row.day })), total };
  }

  /** By name, and so only for those who may see every fact that the tag rests on. */
  @Get(':code/enterprises')
  @Permit('enterprises:read')
  @Audited('tags.enterprises', { subject: 'tag', id: 'code' })
  @Answers(tagEnterprises)
  async members(
    @Param('code', { schema: tagCode }) code: string,
    @Query({ schema: tagEnterprisesQuery }) query: z.output<typeof tagEnterprisesQuery>,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof tagEnterprises>> {
    const { tag } = await this.portraits.of(code);
    this.view.rightOn(tag, actor).mustBeFull();
    const { items, total } = await this.portraits.enterprises(code, query);
    return { items: items.map((row) => this.enterprises.row(row)), total };
  }
}
