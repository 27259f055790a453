import type { Catalogue } from '../fields/field.js';
import type { IndustryTree } from '../fields/industry-tree.js';

/** The catalogue a rule is checked against. */
export interface Vocabulary {
  catalogue: Catalogue;
  industries: IndustryTree;
}
