import type { Field } from './field.js';

/** A fact that is not what its field says; the registry should never have let it in. */
export class FactFault extends TypeError {
  constructor(
    readonly field: Field,
    readonly value: unknown,
    expected: string,
  ) {
    super(`指标“${field.label}”（${field.key}）的值应为${expected}，实际为 ${JSON.stringify(value)}`);
    this.name = 'FactFault';
  }
}
