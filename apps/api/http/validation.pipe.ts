import { StandardSchemaValidationPipe } from '@nestjs/common';
import { Fault, type FaultDetail } from '#platform';

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[];
}

/** Parses every input by its schema; faults point to the field. */
export const validationPipe = new StandardSchemaValidationPipe({
  exceptionFactory: (issues: readonly Issue[]) => {
    const details = issues.map(detailOf);
    const text = details
      .map(({ pointer, message }) => `${pointer === '' ? '' : `${pointer.slice(1)}：`}${message}`)
      .join('；');
    return new Fault('invalid', 'invalid-input', text, details);
  },
});

function detailOf({ path = [], message }: Issue): FaultDetail {
  const keys = path.map((part) => String(typeof part === 'object' ? part.key : part));
  return {
    pointer: keys.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    message,
  };
}
