import { describe, expect, it } from 'vitest';
import { bodyTypeOf, checkUscc, organisationCheckCharacter, usccCheckCharacter } from './uscc.js';

const REAL_CODES = [
  '91350200776049653A',
  '91350500798359476R',
  '91350503MA31DKY80A',
  '91350200MA31E12PXF',
  '91440101MA5CJQ4N59',
  '913502000728319549',
  '123502001549897397',
  '91350213678251743X',
  '9135021359498494XQ',
];

describe('unified social credit code', () => {
  it.each(REAL_CODES)('accepts the real code %s without a warning', (code) => {
    expect(checkUscc(code)).toEqual({ ok: true, uscc: code, warnings: [] });
  });

  it.each(REAL_CODES)('computes both check characters of %s', (code) => {
    expect(usccCheckCharacter(code.slice(0, 17))).toBe(code[17]);
    expect(organisationCheckCharacter(code.slice(8, 16))).toBe(code[16]);
  });

  it('keeps a code in real use that fails the check character, with a warning', () => {
    const check = checkUscc('91350203M0001QAY9B');
    expect(check).toMatchObject({ ok: true, uscc: '91350203M0001QAY9B' });
    expect(check.ok && check.warnings.join()).toContain('校验码');
  });

  it('warns separately about the organisation code inside', () => {
    const first16 = '9135020077604965';
    const first17 = first16 + '4';
    const check = checkUscc(first17 + usccCheckCharacter(first17));
    expect(check.ok && check.warnings).toHaveLength(1);
    expect(check.ok && check.warnings[0]).toContain('组织机构代码');
  });

  it('forgives full-width characters, blanks around and small letters', () => {
    expect(checkUscc(' 91350200776049653a\t')).toMatchObject({
      ok: true,
      uscc: '91350200776049653A',
    });
  });

  it.each([
    ['', '为空'],
    ['9135020077604965', '实际为 16 位'],
    ['91350200776049653AA', '实际为 19 位'],
    ['9135020077604965IA', '“I”'],
    ['91350200 76049653A', '不允许的字符'],
    ['９'.repeat(17), '实际为 17 位'],
  ])('refuses “%s” and says why', (text, part) => {
    const check = checkUscc(text);
    expect(check).toMatchObject({ ok: false, reason: expect.stringContaining(part) });
  });

  it('refuses to compute a check character over anything else', () => {
    expect(() => usccCheckCharacter('91')).toThrow(RangeError);
    expect(() => organisationCheckCharacter('7760496-')).toThrow(RangeError);
  });

  it('reads the kind of body from the prefix', () => {
    const types = ['91', '92', '93', '11', '12', '51', '52', '53', 'A1'].map((prefix) => bodyTypeOf(prefix));
    expect(types).toEqual([
      'enterprise',
      'individual',
      'cooperative',
      'stateOrgan',
      'publicInstitution',
      'socialBody',
      'socialBody',
      'socialBody',
      'other',
    ]);
  });
});
