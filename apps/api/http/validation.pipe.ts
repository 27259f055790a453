import { StandardSchemaValidationPipe } from '@nestjs/common';
import { z } from 'zod';
import { Fault, type FaultDetail } from '#platform';

// People read what is wrong with an input.
z.config(z.locales.zhCN());

interface Issue {
  readonly message: string;
  /** Fields that the schema does not know. */
  readonly keys?: readonly string[];
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[];
}

/** Parses every input by its schema; faults point to the field. */
export const validationPipe = new StandardSchemaValidationPipe({
  exceptionFactory: (issues: readonly Issue[]) => {
    const details = issues.flatMap(detailsOf);
    const text = details
      .map(({ pointer, message }) => `${pointer === '' ? '' : `${pointer.slice(1)}：`}${message}`)
      .join('；');
    return new Fault('invalid', 'invalid-input', text, details);
  },
});

/** Where an input is faulty; unknown fields one by one. */
export function detailsOf({ path = [], message, keys }: Issue): FaultDetail[] {
  const place = path.map((part) => String(typeof part === 'object' ? part.key : part));
  if (!keys) return [{ pointer: pointerTo(place), message }];
  return keys.map((key) => ({ pointer: pointerTo([...place, key]), message: '没有这个字段' }));
}

function pointerTo(keys: readonly string[]): string {
  return keys.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
