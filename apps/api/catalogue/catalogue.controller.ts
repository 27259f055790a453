import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { count, describeRule, fieldGrammars } from '#matching';
import { Enterprises, Populations, type Tag, Vocabulary } from '#enterprises';
import { Departments } from '#platform';
import { anybody, Permit } from '../access/permit.js';
import { Answers } from '../http/answers.js';
import { catalogue, industries, industryQuery, industryTree } from './catalogue.schema.js';
import { FactView } from './fact-view.js';

const mostIndustries = 50;

/** Facts, tags, departments and industries that rules and pages speak of. */
@ApiTags('目录')
@Controller('api/catalogue')
export class CatalogueController {
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly populations: Populations,
    private readonly departments: Departments,
    private readonly enterprises: Enterprises,
    private readonly facts: FactView,
  ) {}

  @Get()
  @Permit(anybody)
  @Answers(catalogue)
  async get(): Promise<z.output<typeof catalogue>> {
    const { version, ordinals, population } = await this.populations.current();
    const generated = await this.enterprises.hasGenerated();
    return {
      facts: await this.facts.list(),
      tags: await this.tagList(),
      grammars: [...fieldGrammars],
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

  /** The whole classification, for choosing from its tree. */
  @Get('industries/tree')
  @Permit(anybody)
  @Answers(industryTree)
  industryTree(): z.output<typeof industryTree> {
    return [...this.vocabulary.industries.entries];
  }

  private ruleText(tag: Tag, departments: ReadonlyMap<string, string>): string {
    const { fields, industries: tree } = this.vocabulary;
    if (tag.kind === 'derived') return describeRule(tag.rule, fields, tree);
    return `由${tag.assertedBy.map((code) => departments.get(code) ?? code).join('、')}认定名单`;
  }

  private async tagList(): Promise<z.output<typeof catalogue>['tags']> {
    const departments = new Map((await this.departments.list()).map(({ code, name }) => [code, name]));
    return this.vocabulary.tags.tags.map((tag) => ({
      code: tag.code,
      label: tag.label,
      group: tag.group,
      description: tag.description,
      kind: tag.kind,
      rule: tag.kind === 'derived' ? tag.rule : null,
      ruleText: this.ruleText(tag, departments),
    }));
  }
}
