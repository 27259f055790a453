import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { count, describeRule } from '#matching';
import { Enterprises, Populations, TagRegister, Vocabulary } from '#enterprises';
import { Departments } from '#platform';
import { anybody, Permit } from '../access/permit.js';
import { Answers } from '../http/answers.js';
import { catalogue, industries, industryQuery } from './catalogue.schema.js';

const mostIndustries = 50;

/** Facts, tags, departments and industries that rules and pages speak of. */
@ApiTags('目录')
@Controller('api/catalogue')
export class CatalogueController {
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly tags: TagRegister,
    private readonly populations: Populations,
    private readonly departments: Departments,
    private readonly enterprises: Enterprises,
  ) {}

  @Get()
  @Permit(anybody)
  @Answers(catalogue)
  async get(): Promise<z.output<typeof catalogue>> {
    const { version, ordinals, population } = await this.populations.current();
    const generated = await this.enterprises.hasGenerated();
    return {
      facts: this.facts(),
      tags: await this.tagList(),
      departments: await this.departments.list(),
      population: { version, enterprises: ordinals, active: count(population.active), generated },
    };
  }

  @Get('industries')
  @Permit(anybody)
  @Answers(industries)
  industries(
    @Query({ schema: industryQuery }) { query }: z.output<typeof industryQuery>,
  ): z.output<typeof industries> {
    return this.vocabulary.industries.search(query, mostIndustries);
  }

  private facts(): z.output<typeof catalogue>['facts'] {
    return this.vocabulary.facts.facts.map(
      ({ key, label, type, unit, period, feed, derived, options, description }) => ({
        key,
        label,
        type,
        unit,
        period,
        feed,
        derived: derived !== undefined,
        options: options?.map(({ value, label: text }) => ({ value, label: text })),
        description,
      }),
    );
  }

  private async tagList(): Promise<z.output<typeof catalogue>['tags']> {
    const { fields, industries: tree } = this.vocabulary;
    return (await this.tags.counts()).map(
      ({ tag: { code, label, group, description, rule }, members, undetermined }) => ({
        code,
        label,
        group,
        description,
        rule,
        ruleText: describeRule(rule, fields, tree),
        members,
        undetermined,
      }),
    );
  }
}
