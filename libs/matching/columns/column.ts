import { choicesAt, type ChoiceColumn } from './choice-column.js';
import { flagAt, flagsOf, type FlagColumn } from './flag-column.js';
import { numberAt, type RankColumn } from './rank-column.js';
import type { FactValue, Field } from '../fields/field.js';
import { BLOCK_SHIFT, BLOCK_SIZE } from '../set.js';
import type { Ternary } from '../ternary.js';

/** The values of one block by offset: 4,096 or fewer, missing ones undefined. */
export type BlockValues = readonly (FactValue | undefined)[];

/** All values of one field, block by block, in the form in which they are compared. */
export type Column = FlagColumn | RankColumn | ChoiceColumn;

/** A boolean column over sets, for tags: yes where `yes`, unknown where only `possible`, otherwise no. */
export function columnFromTernary(field: Field, ternary: Ternary): Column {
  return flagsOf(field, ternary);
}

/** The value of one enterprise, decoded back; undefined when it is unknown. */
export function valueAt(column: Column, ordinal: number): FactValue | undefined {
  const [block, offset] = [ordinal >>> BLOCK_SHIFT, ordinal % BLOCK_SIZE];
  if (column.kind === 'flag') return flagValue(column, block, offset);
  return column.kind === 'rank' ? rankValue(column, block, offset) : choiceValue(column, block, offset);
}

function flagValue(column: FlagColumn, block: number, offset: number): FactValue | undefined {
  const flags = column.blocks[block];
  return flags && flagAt(flags, offset);
}

function rankValue(column: RankColumn, block: number, offset: number): FactValue | undefined {
  const ranks = column.blocks[block];
  const number = ranks && numberAt(ranks, offset);
  return number === undefined ? undefined : column.decode(number);
}

function choiceValue(column: ChoiceColumn, block: number, offset: number): FactValue | undefined {
  const choices = column.blocks[block];
  const codes = choices && choicesAt(choices, offset);
  return codes?.length === 1 ? codes[0] : codes;
}
