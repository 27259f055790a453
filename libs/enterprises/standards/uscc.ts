/**
 * 统一社会信用代码 (unified social credit code), GB 32100-2015, and the organisation code inside it, GB 11714.
 */

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** GB 11714 counts over the full Latin alphabet, unlike GB 32100, which leaves out I O S V Z. */
const ORGANISATION_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const LENGTH = 18;

/** What a code stands for, read from its first two characters. */
export type BodyType =
  'enterprise' | 'individual' | 'cooperative' | 'stateOrgan' | 'publicInstitution' | 'socialBody' | 'other';

const BODY_TYPES: ReadonlyMap<string, BodyType> = new Map<string, BodyType>([
  ['91', 'enterprise'],
  ['92', 'individual'],
  ['93', 'cooperative'],
  ['11', 'stateOrgan'],
  ['12', 'publicInstitution'],
  ['51', 'socialBody'],
  ['52', 'socialBody'],
  ['53', 'socialBody'],
]);

export type UsccCheck =
  | { readonly ok: false; readonly reason: string }
  | { readonly ok: true; readonly uscc: string; readonly warnings: readonly string[] };

/**
 * Reads a code as people write it: full-width characters, blanks around it and small letters are forgiven.
 *
 * A wrong length or a character outside the alphabet is an error. A failed check character is only a warning,
 * because codes in real use fail it (for one 91350203M0001QAY9B).
 *
 * @returns the normalised code and warnings in Chinese, or the reason in Chinese why it is no code
 */
export function checkUscc(text: string): UsccCheck {
  const uscc = text.normalize('NFKC').trim().toUpperCase();
  const reason = reasonAgainst(uscc);
  return reason === undefined ? { ok: true, uscc, warnings: warningsAbout(uscc) } : { ok: false, reason };
}

function reasonAgainst(uscc: string): string | undefined {
  if (uscc === '') return '统一社会信用代码为空';
  const characters = [...uscc];
  const stranger = characters.find((character) => !ALPHABET.includes(character));
  if (stranger !== undefined)
    return `统一社会信用代码“${uscc}”含有不允许的字符“${stranger}”（只能用数字和除 I、O、S、V、Z 以外的大写字母）`;
  if (characters.length !== LENGTH)
    return `统一社会信用代码应为 18 位，实际为 ${characters.length} 位：“${uscc}”`;
  return undefined;
}

function warningsAbout(uscc: string): readonly string[] {
  const warnings: string[] = [];
  const check = usccCheckCharacter(uscc.slice(0, 17));
  if (check !== uscc[17])
    warnings.push(`统一社会信用代码“${uscc}”的校验码应为“${check}”，实际为“${uscc[17]}”，请核对`);
  const inner = organisationCheckCharacter(uscc.slice(8, 16));
  if (inner !== uscc[16])
    warnings.push(
      `统一社会信用代码“${uscc}”内含组织机构代码的校验码应为“${inner}”，实际为“${uscc[16]}”，请核对`,
    );
  return warnings;
}

/**
 * The 18th character for the first 17 (GB 32100-2015: weights 3^(i-1) mod 31).
 *
 * @throws RangeError when the text is not 17 characters of the alphabet
 */
export function usccCheckCharacter(first17: string): string {
  return ALPHABET.charAt((31 - (weightedSum(first17, ALPHABET, WEIGHTS) % 31)) % 31);
}

/**
 * The ninth character of an organisation code for its first eight (GB 11714): 10 is written X, 11 is written 0.
 *
 * @throws RangeError when the text is not eight characters of 0-9 and A-Z
 */
export function organisationCheckCharacter(first8: string): string {
  const check = 11 - (weightedSum(first8, ORGANISATION_ALPHABET, ORGANISATION_WEIGHTS) % 11);
  return check === 11 ? '0' : check === 10 ? 'X' : String(check);
}

/** The kind of body behind a normalised code; prefixes that GB 32100 leaves to later use are `other`. */
export function bodyTypeOf(uscc: string): BodyType {
  return BODY_TYPES.get(uscc.slice(0, 2)) ?? 'other';
}

/** Whether a normalised code is an individual business's: a person's, in the sense of 个人信息保护法 第四条. */
export function isPerson(uscc: string): boolean {
  return bodyTypeOf(uscc) === 'individual';
}

function weightedSum(text: string, alphabet: string, weights: readonly number[]): number {
  if (text.length !== weights.length) throw new RangeError(`expected ${weights.length} characters: ${text}`);
  return weights.reduce((sum, weight, i) => sum + weight * valueOf(text.charAt(i), alphabet), 0);
}

function valueOf(character: string, alphabet: string): number {
  const value = alphabet.indexOf(character);
  if (value < 0) throw new RangeError(`not in the alphabet: ${character}`);
  return value;
}
