/** What kind of value a field holds. Tags are boolean fields with the key `tag:<code>`. */
export type FieldType = 'boolean' | 'number' | 'date' | 'enum' | 'enumSet' | 'industry' | 'text';

/** One possible value of an enum field, one code of an enumSet field. */
export interface FieldOption {
  value: string;
  label: string;
}

/** Something a rule may ask about an enterprise: a fact or a tag. */
export interface Field {
  key: string;
  label: string;
  type: FieldType;
  unit?: string;
  /** Whether a number is always a whole one, as a count is. */
  integer?: boolean;
  options?: readonly FieldOption[];
  /** Whether an enum may be known only to be one of several options (小~微). */
  several?: boolean;
  /** The period the value speaks of, such as 上年度. */
  period?: string;
  /** The field whose earlier value this is: of `revenue@-1` it is `revenue`. */
  base?: string;
  /** How many periods before the base's the value's period lies, as a negative number: −1 is the one before. */
  periodOffset?: number;
  /** The department the value comes from. */
  feed?: string;
  /** Whether an enterprise could change the value itself. */
  editable?: boolean;
}

/** All fields that rules may name, by key. */
export type Catalogue = ReadonlyMap<string, Field>;

/**
 * A value of one enterprise: boolean, number, 'YYYY-MM-DD', text, enum code, the possible enum codes when it is only
 * known to be one of several (小~微), all codes of an enumSet (none of them: an empty list), or an industry code of any
 * level.
 */
export type FactValue = boolean | number | string | readonly string[];

/** What is known of one enterprise, by field key. Absent or undefined means unknown: never 0, never false. */
export type Facts = Readonly<Record<string, FactValue | undefined>>;
