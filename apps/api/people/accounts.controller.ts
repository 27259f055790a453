import { Body, Controller, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Actor, PeopleList, PeopleRegister, Sessions } from '#platform';
import { CurrentActor, Permit } from '../access/permit.js';
import { StepUp } from '../access/step-up.js';
import { Audited } from '../audit/audited.js';
import { Answers } from '../http/answers.js';
import { accountInput, endInput, personDetail } from './people.schema.js';
import { PersonView } from './person-view.js';

const id = z.uuid();
type Detail = z.output<typeof personDetail>;

/** How a person signs in, and whether they may: the system administrator's business. */
@ApiTags('人员')
@Controller('api/people/:id')
export class AccountsController {
  constructor(
    private readonly people: PeopleList,
    private readonly register: PeopleRegister,
    private readonly sessions: Sessions,
    private readonly view: PersonView,
  ) {}

  /** Says how the provider knows the person. */
  @Put('account')
  @Permit('people:write')
  @StepUp()
  @Audited('person.bind', { subject: 'person', id: 'id' })
  @Answers(personDetail)
  async bind(
    @Param('id', { schema: id }) person: string,
    @Body({ schema: accountInput }) { subject }: z.output<typeof accountInput>,
    @CurrentActor() actor: Actor,
  ): Promise<Detail> {
    await this.people.get(person);
    await this.register.bind(person, subject, actor);
    return this.view.detail(person);
  }

  /** Ends an account; the person's sessions end with it. */
  @Post('end')
  @Permit('people:write')
  @StepUp()
  @Audited('person.end', { subject: 'person', id: 'id' })
  @Answers(personDetail)
  async end(
    @Param('id', { schema: id }) person: string,
    @Body({ schema: endInput }) { reason }: z.output<typeof endInput>,
    @CurrentActor() actor: Actor,
  ): Promise<Detail> {
    await this.people.get(person);
    await this.register.end(person, reason, actor);
    return this.view.detail(person);
  }

  @Post('reopen')
  @Permit('people:write')
  @StepUp()
  @Audited('person.reopen', { subject: 'person', id: 'id' })
  @Answers(personDetail)
  async reopen(@Param('id', { schema: id }) person: string): Promise<Detail> {
    await this.people.get(person);
    await this.register.reopen(person);
    return this.view.detail(person);
  }

  /** Ends the person's sessions on every device; they may sign in again. */
  @Post('sign-out')
  @Permit('people:write')
  @StepUp()
  @Audited('person.signOut', { subject: 'person', id: 'id' })
  @Answers(personDetail)
  async signOut(@Param('id', { schema: id }) person: string): Promise<Detail> {
    await this.people.get(person);
    await this.sessions.endAll(person);
    return this.view.detail(person);
  }
}
