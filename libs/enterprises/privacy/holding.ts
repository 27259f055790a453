/**
 * One kind of thing that is held of an enterprise: how it is copied for whoever asks for everything (第四十五条), and
 * how it is erased (第四十七条). Each lib says what its own tables hold; a spec looks that no table is forgotten.
 */
export interface Holding {
  /** What it is called, in Chinese. */
  readonly title: string;
  /** Tables with a reference to the enterprise of which this takes care. */
  readonly tables: readonly string[];
  /** SELECT with columns named in Chinese; $1 is the ordinal. None where there is nothing a person could read. */
  readonly copy?: string;
  /** What codes in the copy's cells mean. */
  readonly words?: Readonly<Record<string, string>>;
  /** Statements, in order; $1 is the ordinal, $2 the nobody that stands in for people who are gone. */
  readonly erase: readonly string[];
  /** Statements for where the code stands in passing, in what is not the enterprise's; $1 is the code. */
  readonly forget?: readonly string[];
}

/** In whose name stands what people did who are erased. */
export const nobody = '00000000-0000-4000-8000-000000000000';
