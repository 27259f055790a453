import type { Field, FieldOption } from '#matching';
import type { SeenBy, Sharing } from '../feeds/feed.js';
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
  /** The feed that counts most; 系统推算 of a derived fact. */
  readonly feed: string;
  /** All feeds that may give it, by precedence: a lower one never overwrites a higher one's value. */
  readonly feeds: readonly string[];
  /** Who on the staff may see single enterprises' values; ask `mayView`. */
  readonly seenBy: SeenBy;
  /** The department that gives it and answers for it; of a derived fact that of the first fact it rests on. */
  readonly editedBy: string;
  readonly legalBasis: string;
  readonly sharing: Sharing;
  /** For how many months a value may be used after the day it speaks of; without limit where it is left out. */
  readonly staleAfterMonths: number | undefined;
  /** How many earlier years are kept, each as a fact of its own: `<key>@-1`, `<key>@-2`. */
  readonly history?: number;
  /** Of the value of an earlier year: the fact whose value it is. */
  readonly base?: string;
  /** Of the value of an earlier year: −1 is the year before the fact's period. */
  readonly periodOffset?: number;
  readonly description: string;
  /** Other header texts that an import takes for this fact. */
  readonly aliases: readonly string[];
  readonly editable: boolean;
  readonly options?: readonly FactOption[];
  readonly column?: FactColumn;
  /** Computed by the system and so never imported. */
  readonly derived?: DerivationName;
  /** Of a derived fact: the keys of the facts that it is computed from. */
  readonly restsOn?: readonly string[];
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
