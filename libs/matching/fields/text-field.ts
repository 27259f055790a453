import { FactFault } from './fact-fault.js';
import type { FactValue, Field } from './field.js';
import { mapKnown, openAll, type FieldKind, type Question, type Test } from './field-kind.js';
import { addTexts, encodeTexts, openTexts } from '../columns/text-column.js';
import type { PlainOperator } from '../rules/operator.js';

/** The most characters of a text in a rule. */
const MOST_CHARACTERS = 200;

function readText(value: FactValue, field: Field): string {
  if (typeof value !== 'string') throw new FactFault(field, value, '文字');
  return value;
}

/** What is asked of a text. Letters count as they are written: case and width make a difference. */
const tests: Partial<Record<PlainOperator, (text: string, wanted: string) => boolean>> = {
  '=': (text, wanted) => text === wanted,
  contains: (text, wanted) => text.includes(wanted),
  beginsWith: (text, wanted) => text.startsWith(wanted),
  endsWith: (text, wanted) => text.endsWith(wanted),
};

function textTest(passes: (text: string) => boolean): Test {
  return {
    judge: (value, field) => (passes(readText(value, field)) ? 'yes' : 'no'),
    select(column, block, out, start) {
      const texts = column.kind === 'text' ? column.blocks[block] : undefined;
      if (texts) addTexts(texts, passes, out.yes, start);
    },
  };
}

/** Whole texts can be listed; parts of texts stand in more combinations than can be. */
function textSamples(questions: readonly Question[]): readonly string[] | undefined {
  if (questions.some(({ plain }) => plain !== '=')) return undefined;
  const asked = questions.flatMap(({ operands }) => operands.map(String));
  return [...asked, `${asked.join('')}~`];
}

/** Free text, such as 经营范围. */
export const textField: FieldKind = {
  operators: ['=', '!=', 'contains', 'notContains', 'beginsWith', 'endsWith', 'null', 'notNull'],
  operandFault: (operand) =>
    typeof operand === 'string' && operand !== '' && operand.length <= MOST_CHARACTERS
      ? undefined
      : `应为 1 至 ${MOST_CHARACTERS} 个字的文字`,
  show: (operand) => `“${String(operand)}”`,
  test(operator, [wanted]) {
    const passes = tests[operator] ?? (() => false);
    return textTest((text) => passes(text, String(wanted)));
  },
  samples: textSamples,
  encode: (values, field) => encodeTexts(mapKnown(values, field, readText)),
  open: (segments, field) => ({ kind: 'text', field, blocks: openAll(segments, openTexts) }),
};
