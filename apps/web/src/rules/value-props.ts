import type { RuleField } from './rule-field.js';

/** What every control for the values of a condition is told. */
export interface ValueProps {
  field: RuleField;
  /** What the control asks for, for those who can't see where it stands. */
  name: string;
  value: unknown;
  isFaulty: boolean;
  /** Undefined when the value has been cleared. */
  onChange: (value: unknown) => void;
}
