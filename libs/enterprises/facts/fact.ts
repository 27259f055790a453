import type { Field, FieldOption } from '#matching';
import type { DerivationName } from './fact-derivation.js';

/** One value an enum fact may take; a cell may also spell it by an alias. */
export interface FactOption extends FieldOption {
  readonly aliases: readonly string[];
}

/** The facts that the registry keeps as columns of their own. */
export type FactColumn = 'town' | 'industry' | 'registrationType' | 'established';

/** A fact (指标) of the catalogue: what the registry may know of an enterprise, and who says so. */
export interface Fact extends Field {
  readonly period: string;
  readonly feed: string;
  readonly description: string;
  /** Other header texts that an import takes for this fact. */
  readonly aliases: readonly string[];
  readonly editable: boolean;
  readonly options?: readonly FactOption[];
  readonly column?: FactColumn;
  /** Computed by the system and so never imported. */
  readonly derived?: DerivationName;
  readonly min?: number;
  readonly max?: number;
  readonly integer?: boolean;
}

/** The columns of a table that say which enterprise a row is about. */
export type IdentityColumn = 'uscc' | 'name' | 'status';

/** The form in which texts of tables are compared: full-width forms, blanks and letter case carry no meaning. */
export function comparable(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '').toUpperCase();
}

/** Every text a cell may hold for the option, in comparable form and without repetition. */
export function spellings(option: FactOption): readonly string[] {
  return [...new Set([option.value, option.label, ...option.aliases].map(comparable))];
}
