import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Departments } from '#platform';
import { anybody, Permit } from '../access/permit.js';
import { StepUp } from '../access/step-up.js';
import { Audited } from '../audit/audited.js';
import { Answers } from '../http/answers.js';
import { Creates } from '../http/creates.js';
import { department, departmentInput, departments } from './people.schema.js';

/** The departments of the district. They are never removed, since figures refer to them. */
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
}
