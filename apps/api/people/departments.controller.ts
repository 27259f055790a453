import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type DepartmentRecord, Departments } from '#platform';
import { anybody, Permit } from '../access/permit.js';
import { StepUp } from '../access/step-up.js';
import { Audited } from '../audit/audited.js';
import { Answers } from '../http/answers.js';
import { Creates } from '../http/creates.js';
import {
  department,
  departmentInput,
  departmentName,
  departmentRecord,
  departmentRegister,
  departments,
} from './people.schema.js';

const code = z.string().max(20);
type Shown = z.output<typeof departmentRecord>;

/** The departments of the district. They are never removed, since figures refer to them; they can be closed. */
@ApiTags('人员')
@Controller('api/departments')
export class DepartmentsController {
  constructor(private readonly departments: Departments) {}

  @Get()
  @Permit(anybody)
  @Answers(departments)
  list(): Promise<z.output<typeof departments>> {
    return this.departments.list();
  }

  @Get('register')
  @Permit('people:read')
  @Answers(departmentRegister)
  async register(): Promise<z.output<typeof departmentRegister>> {
    return (await this.departments.register()).map(shown);
  }

  @Post()
  @Permit('people:write')
  @StepUp()
  @Creates()
  @Audited('department.create', { subject: 'department' })
  @Answers(department, 201)
  async create(
    @Body({ schema: departmentInput }) input: z.output<typeof departmentInput>,
  ): Promise<z.output<typeof department>> {
    await this.departments.create(input);
    return input;
  }

  @Put(':code')
  @Permit('people:write')
  @StepUp()
  @Audited('department.rename', { subject: 'department', id: 'code' })
  @Answers(departmentRecord)
  async rename(
    @Param('code', { schema: code }) which: string,
    @Body({ schema: departmentName }) { name }: z.output<typeof departmentName>,
  ): Promise<Shown> {
    await this.departments.get(which);
    await this.departments.rename({ code: which, name });
    return shown(await this.departments.get(which));
  }

  @Post(':code/close')
  @Permit('people:write')
  @StepUp()
  @Audited('department.close', { subject: 'department', id: 'code' })
  @Answers(departmentRecord)
  async close(@Param('code', { schema: code }) which: string): Promise<Shown> {
    await this.departments.get(which);
    await this.departments.close(which);
    return shown(await this.departments.get(which));
  }

  @Post(':code/reopen')
  @Permit('people:write')
  @StepUp()
  @Audited('department.reopen', { subject: 'department', id: 'code' })
  @Answers(departmentRecord)
  async reopen(@Param('code', { schema: code }) which: string): Promise<Shown> {
    await this.departments.get(which);
    await this.departments.reopen(which);
    return shown(await this.departments.get(which));
  }
}

function shown({ closedAt, ...record }: DepartmentRecord): Shown {
  return { ...record, closedAt: closedAt?.toISOString() ?? null };
}
