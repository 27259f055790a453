import type { Field, RuleGroup } from '#matching';

interface TagHead {
  readonly code: string;
  readonly label: string;
  readonly group: string;
  readonly description: string;
  /** The tag as a yes-or-no field that rules may name, with the key `tag:<code>`. */
  readonly field: Field;
}

/** A tag (标签) that follows from a rule over facts and other tags. */
export interface DerivedTag extends TagHead {
  readonly kind: 'derived';
  readonly rule: RuleGroup;
}

/** A tag that departments give by lists of enterprises. */
export interface AssertedTag extends TagHead {
  readonly kind: 'asserted';
  /** Codes of the departments that may give lists. */
  readonly assertedBy: readonly string[];
}

/** A named set of enterprises. */
export type Tag = DerivedTag | AssertedTag;

export interface TagCatalogue {
  /** In the order of their dependencies: a tag stands behind all that its rule names. */
  readonly tags: readonly Tag[];
  readonly byCode: ReadonlyMap<string, Tag>;
  readonly fields: readonly Field[];
}
