import { choicesAt, type ChoiceColumn } from './choice-column.js';
import { codesAt, type CodesColumn } from './codes-column.js';
import { flagAt, flagsOf, type FlagColumn } from './flag-column.js';
import { numberAt, type RankColumn } from './rank-column.js';
import { textAt, type TextColumn } from './text-column.js';
import type { FactValue, Field } from '../fields/field.js';
import { BLOCK_SHIFT, BLOCK_SIZE } from '../set.js';
import type { Ternary } from '../ternary.js';

/** The values of one block by offset: 4,096 or fewer, missing ones undefined. */
export type BlockValues = readonly (FactValue | undefined)[];

/** All values of one field, block by block, in the form in which they are compared. */
export type Column = FlagColumn | RankColumn | ChoiceColumn | CodesColumn | TextColumn;

/** A boolean column over sets, for tags: yes where `yes`, unknown where only `possible`, otherwise no. */
export function columnFromTernary(field: Field, ternary: Ternary): Column {
  return flagsOf(field, ternary);
}

/** The value of one enterprise, decoded back; undefined when it is unknown. */
export function valueAt(column: Column, ordinal: number): FactValue | undefined {
  const [block, offset] = [ordinal >>> BLOCK_SHIFT, ordinal % BLOCK_SIZE];
  switch (column.kind) {
    case 'flag':
      return at(column.blocks[block], offset, flagAt);
    case 'rank':
      return rankValue(column, block, offset);
    case 'choice':
      return oneOrMore(at(column.blocks[block], offset, choicesAt));
    case 'codes':
      return at(column.blocks[block], offset, codesAt);
    case 'text':
      return at(column.blocks[block], offset, textAt);
  }
}

function at<B, V>(
  block: B | undefined,
  offset: number,
  read: (block: B, offset: number) => V | undefined,
): V | undefined {
  return block && read(block, offset);
}

function rankValue(column: RankColumn, block: number, offset: number): FactValue | undefined {
  const number = at(column.blocks[block], offset, numberAt);
  return number === undefined ? undefined : column.decode(number);
}

const oneOrMore = (codes: string[] | undefined): FactValue | undefined =>
  codes?.length === 1 ? codes[0] : codes;
