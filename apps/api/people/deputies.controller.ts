import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Actor, Deputies, PeopleList } from '#platform';
import { anybody, CurrentActor, Permit } from '../access/permit.js';
import { StepUp } from '../access/step-up.js';
import { Audited } from '../audit/audited.js';
import { Answers } from '../http/answers.js';
import { deputyBoard, deputyInput } from './people.schema.js';
import { PersonView } from './person-view.js';

const id = z.uuid();
type Board = z.output<typeof deputyBoard>;

/** Deputies for leave, named by whoever goes, or for them by the system administrator. */
@ApiTags('人员')
@Controller('api')
export class DeputiesController {
  constructor(
    private readonly deputies: Deputies,
    private readonly people: PeopleList,
    private readonly view: PersonView,
  ) {}

  @Get('me/deputies')
  @Permit(anybody)
  @Answers(deputyBoard)
  own(@CurrentActor() actor: Actor): Promise<Board> {
    return this.view.board(actor.id);
  }

  @Post('me/deputies')
  @Permit(anybody)
  @StepUp()
  @Audited('deputy.name', { subject: 'person' })
  @Answers(deputyBoard, 201)
  async name(
    @Body({ schema: deputyInput }) input: z.output<typeof deputyInput>,
    @CurrentActor() actor: Actor,
  ): Promise<Board> {
    await this.deputies.name(actor.id, input, actor);
    return this.view.board(actor.id);
  }

  @Post('me/deputies/:id/end')
  @Permit(anybody)
  @Audited('deputy.end', { subject: 'deputy', id: 'id' })
  @Answers(deputyBoard)
  async end(@Param('id', { schema: id }) deputy: string, @CurrentActor() actor: Actor): Promise<Board> {
    await this.deputies.end(actor.id, deputy, actor);
    return this.view.board(actor.id);
  }

  @Get('people/:person/deputies')
  @Permit('people:write')
  @Answers(deputyBoard)
  async of(@Param('person', { schema: id }) absent: string): Promise<Board> {
    await this.people.get(absent);
    return this.view.board(absent);
  }

  @Post('people/:person/deputies')
  @Permit('people:write')
  @StepUp()
  @Audited('deputy.name', { subject: 'person', id: 'person' })
  @Answers(deputyBoard, 201)
  async nameFor(
    @Param('person', { schema: id }) absent: string,
    @Body({ schema: deputyInput }) input: z.output<typeof deputyInput>,
    @CurrentActor() actor: Actor,
  ): Promise<Board> {
    await this.people.get(absent);
    await this.deputies.name(absent, input, actor);
    return this.view.board(absent);
  }

  @Post('people/:person/deputies/:id/end')
  @Permit('people:write')
  @StepUp()
  @Audited('deputy.end', { subject: 'person', id: 'person' })
  @Answers(deputyBoard)
  async endFor(
    @Param('person', { schema: id }) absent: string,
    @Param('id', { schema: id }) deputy: string,
    @CurrentActor() actor: Actor,
  ): Promise<Board> {
    await this.deputies.end(absent, deputy, actor);
    return this.view.board(absent);
  }
}
