import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { type ExpiredValue, type Fact, Vocabulary } from '#enterprises';
import type { expiry } from './enterprise.schema.js';

/** Says of values that are too old to be used how far they reach, and what to do about it. */
@Injectable()
export class ExpiryView {
  constructor(private readonly vocabulary: Vocabulary) {}

  of(fact: Fact, { asOf, year }: ExpiredValue): z.output<typeof expiry> {
    const { departments } = this.vocabulary;
    const department = departments.find(({ code }) => code === fact.editedBy)?.name ?? fact.editedBy;
    return {
      text: `数据已过期（截至 ${year === undefined ? asOf : `${year} 年度`}）`,
      advice: `${department}提供新数据后恢复判断；企业可先自行申报，用于本企业体检，或提出数据纠错`,
    };
  }
}
