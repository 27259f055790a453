import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Actor, Clock } from '#platform';
import { type TodoKind, Todos } from '#push';
import { CurrentActor, Permit } from '../access/permit.js';
import { Audited } from '../audit/audited.js';
import { Answers } from '../http/answers.js';
import { todo, todoKind, todoPage, todoQuery } from './todo.schema.js';
import { TodoView } from './todo-view.js';

/** 待办: what waits for the person who asks, and for whom they wait. */
@ApiTags('待办')
@Controller('api/todos')
export class TodosController {
  constructor(
    private readonly todos: Todos,
    private readonly view: TodoView,
    private readonly clock: Clock,
  ) {}

  /** The most urgent first. */
  @Get()
  @Permit('todos:use')
  @Answers(todoPage)
  async list(
    @Query({ schema: todoQuery }) query: z.output<typeof todoQuery>,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof todoPage>> {
    const { items, ...counts } = await this.todos.list(actor, query);
    return { items: items.map((each) => this.view.shown(each)), today: this.clock.today(), ...counts };
  }

  /** 催办: once a day for each. */
  @Post(':kind/:id/reminders')
  @Permit('todos:use')
  @Audited('todos.remind', { subject: 'todo', id: 'id' })
  @Answers(todo, 201)
  async remind(
    @Param('kind', { schema: todoKind }) kind: TodoKind,
    @Param('id', { schema: z.string().max(64) }) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof todo>> {
    return this.view.shown(await this.todos.remind(kind, id, actor));
  }
}
