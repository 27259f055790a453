import type { District } from './district.js';
import type { Tell } from './report/figure.js';

export interface Scale {
  /** Also the parts that take minutes. */
  readonly full: boolean;
  /** How many pushes the inbox's ledger holds. */
  readonly pushes: number;
}

/** Measures one part of the product and tells its figures. */
export type Section = (district: District, tell: Tell, scale: Scale) => Promise<void>;
