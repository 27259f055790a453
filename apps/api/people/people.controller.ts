import { Body, Controller, Get, Param, Post, Put, Query, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Actor, PeopleList, PeopleRegister } from '#platform';
import { CurrentActor, Permit } from '../access/permit.js';
import { ExportsNames, StepUp } from '../access/step-up.js';
import { Audited } from '../audit/audited.js';
import { Answers } from '../http/answers.js';
import { Creates } from '../http/creates.js';
import { csvDocument } from '../http/csv-document.js';
import { Watermark } from '../http/watermark.js';
import {
  personDetail,
  personEntry,
  personExportQuery,
  personHistory,
  personInput,
  personPage,
  personQuery,
} from './people.schema.js';
import { personRows } from './person-rows.js';
import { PersonView } from './person-view.js';

const id = z.uuid();
type Detail = z.output<typeof personDetail>;

/** Who is known here, kept by the system administrator and read by all three. */
@ApiTags('人员')
@Controller('api/people')
export class PeopleController {
  constructor(
    private readonly people: PeopleList,
    private readonly register: PeopleRegister,
    private readonly view: PersonView,
    private readonly watermark: Watermark,
  ) {}

  @Get()
  @Permit('people:read')
  @Answers(personPage)
  async list(
    @Query({ schema: personQuery }) query: z.output<typeof personQuery>,
  ): Promise<z.output<typeof personPage>> {
    const { items, total } = await this.people.page(query);
    return { items: items.map((person) => this.view.row(person)), total };
  }

  @Get('export.csv')
  @Permit('people:read')
  @ExportsNames()
  @Audited('person.export', { subject: 'people', file: true })
  @ApiProduces('text/csv')
  async export(
    @Query({ schema: personExportQuery }) filter: z.output<typeof personExportQuery>,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    const rows = personRows(await this.people.all(filter));
    return csvDocument('人员名单.csv', [this.watermark.row(actor), ...rows]);
  }

  @Get(':id')
  @Permit('people:read')
  @Answers(personDetail)
  get(@Param('id', { schema: id }) person: string): Promise<Detail> {
    return this.view.detail(person);
  }

  @Get(':id/history')
  @Permit('people:read')
  @Answers(personHistory)
  async history(@Param('id', { schema: id }) person: string): Promise<z.output<typeof personHistory>> {
    await this.people.get(person);
    return this.view.history(person);
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

  @Put(':id')
  @Permit('people:write')
  @StepUp()
  @Audited('person.edit', { subject: 'person', id: 'id' })
  @Answers(personDetail)
  async change(
    @Param('id', { schema: id }) person: string,
    @Body({ schema: personEntry }) entry: z.output<typeof personEntry>,
  ): Promise<Detail> {
    await this.people.get(person);
    await this.register.change(person, entry);
    return this.view.detail(person);
  }
}
