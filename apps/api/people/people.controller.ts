import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Actor, PeopleRegister, RoleGrants } from '#platform';
import { CurrentActor, Permit } from '../access/permit.js';
import { StepUp } from '../access/step-up.js';
import { Audited } from '../audit/audited.js';
import { Answers } from '../http/answers.js';
import { Creates } from '../http/creates.js';
import {
  accountInput,
  grantInput,
  personDetail,
  personInput,
  personPage,
  personQuery,
} from './people.schema.js';
import { PersonView } from './person-view.js';

const id = z.uuid();
type Detail = z.output<typeof personDetail>;

/** Who has an account, and which roles: the one is the system administrator's, the other the security administrator's. */
@ApiTags('人员')
@Controller('api/people')
export class PeopleController {
  constructor(
    private readonly register: PeopleRegister,
    private readonly grants: RoleGrants,
    private readonly view: PersonView,
  ) {}

  @Get()
  @Permit('people:read')
  @Answers(personPage)
  async list(
    @Query({ schema: personQuery }) query: z.output<typeof personQuery>,
  ): Promise<z.output<typeof personPage>> {
    const { items, total } = await this.register.search(query);
    return { items: items.map((person) => this.view.row(person)), total };
  }

  @Get(':id')
  @Permit('people:read')
  @Answers(personDetail)
  get(@Param('id', { schema: id }) person: string): Promise<Detail> {
    return this.view.detail(person);
  }

  @Post()
  @Permit('people:write')
  @StepUp()
  @Creates()
  @Audited('person.create', { subject: 'person' })
  @Answers(personDetail, 201)
  async create(
    @Body({ schema: personInput }) input: z.output<typeof personInput>,
    @CurrentActor() actor: Actor,
  ): Promise<Detail> {
    return this.view.detail(await this.register.create(input, actor));
  }

  /** Says how the provider knows the person. */
  @Put(':id/account')
  @Permit('people:write')
  @StepUp()
  @Audited('person.bind', { subject: 'person', id: 'id' })
  @Answers(personDetail)
  async bind(
    @Param('id', { schema: id }) person: string,
    @Body({ schema: accountInput }) { subject }: z.output<typeof accountInput>,
  ): Promise<Detail> {
    await this.register.get(person);
    await this.register.bind(person, subject);
    return this.view.detail(person);
  }

  /** Ends an account; the person's sessions end with it. */
  @Post(':id/end')
  @Permit('people:write')
  @StepUp()
  @Audited('person.end', { subject: 'person', id: 'id' })
  @Answers(personDetail)
  async end(@Param('id', { schema: id }) person: string, @CurrentActor() actor: Actor): Promise<Detail> {
    await this.register.end(person, actor);
    return this.view.detail(person);
  }

  @Post(':id/grants')
  @Permit('grants:write')
  @StepUp()
  @Creates()
  @Audited('role.grant', { subject: 'person', id: 'id' })
  @Answers(personDetail, 201)
  async grant(
    @Param('id', { schema: id }) person: string,
    @Body({ schema: grantInput }) input: z.output<typeof grantInput>,
    @CurrentActor() actor: Actor,
  ): Promise<Detail> {
    await this.register.get(person);
    await this.grants.give(person, input, actor);
    return this.view.detail(person);
  }

  @Post(':id/grants/:grant/end')
  @Permit('grants:write')
  @StepUp()
  @Audited('role.end', { subject: 'person', id: 'id' })
  @Answers(personDetail)
  async endGrant(
    @Param('id', { schema: id }) person: string,
    @Param('grant', { schema: id }) grant: string,
    @CurrentActor() actor: Actor,
  ): Promise<Detail> {
    await this.grants.end(person, grant, actor);
    return this.view.detail(person);
  }
}
