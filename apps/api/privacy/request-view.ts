import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { areHolidaysKnown, type PrivacyRequest } from '#enterprises';
import { Clock } from '#platform';
import type { privacyRequest } from './request.schema.js';

/** A request about personal data as both sides read it. */
@Injectable()
export class RequestView {
  constructor(private readonly clock: Clock) {}

  shown({ ordinal: _ordinal, ...row }: PrivacyRequest): z.output<typeof privacyRequest> {
    const { requestedAt, decidedAt, settledAt, copyUntil, ...rest } = row;
    return {
      ...rest,
      requestedAt: requestedAt.toISOString(),
      decidedAt: decidedAt?.toISOString() ?? null,
      settledAt: settledAt?.toISOString() ?? null,
      copyUntil: copyUntil?.toISOString() ?? null,
      holidaysKnown: areHolidaysKnown(row.due),
      overdue: settledAt === null && row.due < this.clock.today(),
    };
  }
}
