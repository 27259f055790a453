import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Actor, PeopleList, RoleGrants } from '#platform';
import { CurrentActor, Permit } from '../access/permit.js';
import { StepUp } from '../access/step-up.js';
import { Audited } from '../audit/audited.js';
import { Answers } from '../http/answers.js';
import { Creates } from '../http/creates.js';
import { endInput, grantInput, personDetail } from './people.schema.js';
import { PersonView } from './person-view.js';

const id = z.uuid();
type Detail = z.output<typeof personDetail>;

/** Which roles a person has: the security administrator's business, and never their own. */
@ApiTags('人员')
@Controller('api/people/:id/grants')
export class GrantsController {
  constructor(
    private readonly people: PeopleList,
    private readonly grants: RoleGrants,
    private readonly view: PersonView,
  ) {}

  @Post()
  @Permit('grants:write')
  @StepUp()
  @Creates()
  @Audited('role.grant', { subject: 'person', id: 'id' })
  @Answers(personDetail, 201)
  async give(
    @Param('id', { schema: id }) person: string,
    @Body({ schema: grantInput }) input: z.output<typeof grantInput>,
    @CurrentActor() actor: Actor,
  ): Promise<Detail> {
    await this.people.get(person);
    await this.grants.give(person, input, actor);
    return this.view.detail(person);
  }

  @Post(':grant/end')
  @Permit('grants:write')
  @StepUp()
  @Audited('role.end', { subject: 'person', id: 'id' })
  @Answers(personDetail)
  async end(
    @Param('id', { schema: id }) person: string,
    @Param('grant', { schema: id }) grant: string,
    @Body({ schema: endInput }) { reason }: z.output<typeof endInput>,
    @CurrentActor() actor: Actor,
  ): Promise<Detail> {
    await this.grants.end(person, grant, reason, actor);
    return this.view.detail(person);
  }
}
