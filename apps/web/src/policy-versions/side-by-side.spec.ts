import { describe, expect, it } from 'vitest';
import { sentencesOf, sideBySide } from './side-by-side.js';

const line = (older: string | null, newer: string | null) => ({ older, newer });

describe('Two versions side by side', () => {
  it('have what stayed on both sides, and what was replaced opposite to what replaced it', () => {
    expect(sideBySide(['一', '裁员率不高于5.5%', '三'], ['一', '裁员率不高于5.0%', '三'])).toEqual([
      line('一', '一'),
      line('裁员率不高于5.5%', '裁员率不高于5.0%'),
      line('三', '三'),
    ]);
  });

  it.each([
    ['came', ['一'], ['一', '二'], [line('一', '一'), line(null, '二')]],
    ['went, before what stayed', ['零', '一'], ['一'], [line('零', null), line('一', '一')]],
    ['went at the end', ['一', '二'], ['一'], [line('一', '一'), line('二', null)]],
  ])('have a gap opposite to what %s', (_, older, newer, expected) => {
    expect(sideBySide(older, newer)).toEqual(expected);
  });

  it('lose no line of either side', () => {
    const older = ['甲', '乙', '丙', '丁', '戊'];
    const newer = ['乙', '甲', '丁', '己', '庚', '戊'];
    const pairs = sideBySide(older, newer);
    expect(pairs.flatMap((pair) => pair.older ?? [])).toEqual(older);
    expect(pairs.flatMap((pair) => pair.newer ?? [])).toEqual(newer);
  });
});

describe('A text', () => {
  it('is compared by its sentences, without blanks and empty lines', () => {
    expect(sentencesOf('一、支持对象\n\n企业应当缴费。 裁员率不高于5.5%；其他企业除外')).toEqual([
      '一、支持对象',
      '企业应当缴费。',
      '裁员率不高于5.5%；',
      '其他企业除外',
    ]);
  });
});
