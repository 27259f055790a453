import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Actor } from '#platform';
import { PushBoard, Pushes } from '#push';
import { CurrentActor, Permit } from '../access/permit.js';
import { StepUp } from '../access/step-up.js';
import { Answers, AnswersNothing } from '../http/answers.js';
import { Creates } from '../http/creates.js';
import { PushView } from './push-view.js';
import { approvalInput, pushDetail, pushInput, pushPage, pushQuery, returnInput } from './push.schema.js';

const id = z.uuid();
type Detail = z.output<typeof pushDetail>;

/** Pushes from draft to approval. */
@ApiTags('推送')
@Controller('api/pushes')
export class PushesController {
  constructor(
    private readonly pushes: Pushes,
    private readonly board: PushBoard,
    private readonly view: PushView,
  ) {}

  @Get()
  @Permit('pushes:read')
  @Answers(pushPage)
  async list(
    @Query({ schema: pushQuery }) query: z.output<typeof pushQuery>,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof pushPage>> {
    const { items, total } = await this.board.list({
      ...query,
      department: actor.departmentScope ?? query.department,
    });
    return { items: items.map((row) => this.view.row(row)), total };
  }

  @Post()
  @Permit('pushes:write')
  @Creates()
  @Answers(pushDetail, 201)
  async create(
    @Body({ schema: pushInput }) input: z.output<typeof pushInput>,
    @CurrentActor() actor: Actor,
  ): Promise<Detail> {
    return this.view.detail(await this.pushes.create(input, actor), actor);
  }

  @Get(':id')
  @Permit('pushes:read')
  @Answers(pushDetail)
  async get(@Param('id', { schema: id }) push: string, @CurrentActor() actor: Actor): Promise<Detail> {
    return this.view.detail(await this.pushes.get(push, actor), actor);
  }

  @Put(':id')
  @Permit('pushes:write')
  @Answers(pushDetail)
  async edit(
    @Param('id', { schema: id }) push: string,
    @Body({ schema: pushInput }) input: z.output<typeof pushInput>,
    @CurrentActor() actor: Actor,
  ): Promise<Detail> {
    return this.view.detail(await this.pushes.edit(push, input, actor), actor);
  }

  @Delete(':id')
  @Permit('pushes:write')
  @AnswersNothing()
  async remove(@Param('id', { schema: id }) push: string, @CurrentActor() actor: Actor): Promise<void> {
    await this.pushes.remove(push, actor);
  }

  @Post(':id/submit')
  @Permit('pushes:write')
  @Creates()
  @Answers(pushDetail)
  async submit(@Param('id', { schema: id }) push: string, @CurrentActor() actor: Actor): Promise<Detail> {
    return this.view.detail(await this.pushes.submit(push, actor), actor);
  }

  @Post(':id/withdraw')
  @Permit('pushes:write')
  @Creates()
  @Answers(pushDetail)
  async withdraw(@Param('id', { schema: id }) push: string, @CurrentActor() actor: Actor): Promise<Detail> {
    return this.view.detail(await this.pushes.withdraw(push, actor), actor);
  }

  @Post(':id/approve')
  @Permit('pushes:approve')
  @StepUp()
  @Creates()
  @Answers(pushDetail)
  async approve(
    @Param('id', { schema: id }) push: string,
    @Body({ schema: approvalInput }) input: z.output<typeof approvalInput>,
    @CurrentActor() actor: Actor,
  ): Promise<Detail> {
    return this.view.detail(await this.pushes.approve(push, input, actor), actor);
  }

  @Post(':id/return')
  @Permit('pushes:approve')
  @Creates()
  @Answers(pushDetail)
  async sendBack(
    @Param('id', { schema: id }) push: string,
    @Body({ schema: returnInput }) { comment }: z.output<typeof returnInput>,
    @CurrentActor() actor: Actor,
  ): Promise<Detail> {
    return this.view.detail(await this.pushes.sendBack(push, comment, actor), actor);
  }
}
