import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Policies } from '#policies';
import { Permit } from '../access/permit.js';
import { Answers } from '../http/answers.js';
import { PolicyView } from './policy-view.js';
import { policyDetail, policyList } from './policy.schema.js';

/** Policies with their items, rules and clauses. */
@ApiTags('政策')
@Controller('api/policies')
export class PoliciesController {
  constructor(
    private readonly policies: Policies,
    private readonly view: PolicyView,
  ) {}

  @Get()
  @Permit('policies:read')
  @Answers(policyList)
  async list(): Promise<z.output<typeof policyList>> {
    return (await this.policies.list()).map((policy) => ({
      ...this.view.head(policy),
      items: policy.items.length,
    }));
  }

  @Get(':code')
  @Permit('policies:read')
  @Answers(policyDetail)
  async get(@Param('code') code: string): Promise<z.output<typeof policyDetail>> {
    return this.view.detail(await this.policies.get(code));
  }
}
