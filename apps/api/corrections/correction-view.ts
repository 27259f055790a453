import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { FactValue } from '#matching';
import { type Correction, Vocabulary } from '#enterprises';
import { Clock } from '#platform';
import { EnterpriseView } from '../enterprises/enterprise-view.js';
import type { correction } from './correction.schema.js';

/** Puts a request for correction into words. */
@Injectable()
export class CorrectionView {
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly enterprises: EnterpriseView,
    private readonly clock: Clock,
  ) {}

  shown(row: Correction): z.output<typeof correction> {
    const { ordinal: _ordinal, department: _code, departmentName, stood, proposed, ...rest } = row;
    const { requestedAt, settledAt, seenAt, attachment, ...facts } = rest;
    return {
      ...facts,
      ...this.subject(row),
      stoodText: this.text(row.fact, stood),
      proposedText: this.text(row.fact, proposed),
      department: departmentName,
      attachment: attachment && { name: attachment.name, bytes: attachment.bytes },
      requestedAt: requestedAt.toISOString(),
      settledAt: settledAt?.toISOString() ?? null,
      overdue: row.state === 'open' && row.due < this.clock.today(),
      seen: seenAt !== null,
    };
  }

  private subject({ fact, tag }: Correction): { subject: string; unit: string | null } {
    const field = this.vocabulary.fields.get(fact ?? `tag:${tag ?? ''}`);
    return { subject: field?.label ?? fact ?? tag ?? '', unit: field?.unit ?? null };
  }

  private text(key: string | null, value: FactValue | null): string | null {
    const fact = key === null ? undefined : this.vocabulary.facts.byKey.get(key);
    return fact && value !== null ? this.enterprises.text(fact, value) : null;
  }
}
