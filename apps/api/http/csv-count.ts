import type { z } from 'zod';
import type { toldCount } from '../told-count.schema.js';

/** A number of enterprises in a cell, no more exactly than it may be told. */
export const csvCount = ({ count, fewerThan, rounded }: z.output<typeof toldCount>): string =>
  count === null ? `少于 ${fewerThan ?? 10}` : `${rounded ? '约 ' : ''}${count}`;
