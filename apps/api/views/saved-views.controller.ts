import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Actor, SavedViews } from '#platform';
import { anybody, CurrentActor, Permit } from '../access/permit.js';
import { Answers, AnswersNothing } from '../http/answers.js';
import { Creates } from '../http/creates.js';

const list = z
  .enum(['enterprises', 'policies', 'pushes', 'corrections', 'imports', 'tags', 'facts'])
  .describe('哪个列表');
const listQuery = z.strictObject({ list });
const savedView = z.object({
  id: z.uuid(),
  name: z.string(),
  address: z.string().describe('列表页的查询串'),
});
const newView = z.strictObject({
  list,
  name: z.string().trim().min(1, '请给筛选起个名字').max(30, '最多 30 字'),
  address: z.string().max(2_000),
});
const savedViews = z.array(savedView);

/** The views that the acting person keeps of lists. */
@ApiTags('筛选')
@Controller('api/views')
export class SavedViewsController {
  constructor(private readonly views: SavedViews) {}

  @Get()
  @Permit(anybody)
  @Answers(savedViews)
  list(
    @Query({ schema: listQuery }) { list: name }: z.output<typeof listQuery>,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof savedViews>> {
    return this.views.list(actor.id, name);
  }

  @Post()
  @Permit(anybody)
  @Creates()
  @Answers(savedView, 201)
  save(
    @Body({ schema: newView }) { list: name, ...view }: z.output<typeof newView>,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof savedView>> {
    return this.views.save(actor.id, name, view);
  }

  @Delete(':id')
  @Permit(anybody)
  @AnswersNothing()
  remove(@Param('id', { schema: z.uuid() }) view: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.views.remove(actor.id, view);
  }
}
