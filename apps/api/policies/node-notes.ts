import type { RuleNode } from '#matching';

/** How a part of a rule counts besides being met: “（一票否决，20 分）”; nothing where it counts like any other. */
export function nodeNotes({ meta }: RuleNode): string {
  const notes = [
    meta?.veto && '一票否决',
    meta?.exempts && '豁免',
    meta?.points !== undefined && `${meta.points} 分`,
  ].filter((note) => typeof note === 'string');
  return notes.length === 0 ? '' : `（${notes.join('，')}）`;
}
