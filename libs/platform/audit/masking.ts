/**
 * What must not stand in logs and in the trail's details: secrets altogether, identifiers of persons as far as they
 * are needed to recognise a case (个人信息保护法 第二十八条、第五十一条).
 */
const secretField =
  /^(.*(password|secret|token|authorization|cookie|apikey|credential|verifier|databaseurl|redisurl).*|code_?verifier|dsn)$/i;
const personalField = /^(.*(phone|mobile|idnumber|openid|unionid|email|legalrepresentative|contact).*)$/i;
const nameField = /^(name|personname|realname|fullname)$/i;

/** An individual business (统一社会信用代码 92…) is a person. */
const individualCode =
  /(?<![0-9A-Z])(92[0-9A-HJ-NPQRTUWXY]{6})[0-9A-HJ-NPQRTUWXY]{8}([0-9A-HJ-NPQRTUWXY]{2})(?![0-9A-Z])/g;
const idCard =
  /(?<![0-9A-Z])([1-9]\d{5})(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}([\dXx])(?![0-9A-Z])/g;
const mobile = /(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)/g;
const bearer = /(Bearer\s+|pp_(?:live|test)_)[\w.~+/=-]+/gi;
/** Session and invitation tokens: 32 random bytes in base64url. Hashes are written in hexadecimal digits and stay. */
const token = /(?<![\w/-])(?=[\w-]*[A-Z])(?=[\w-]*[a-z])[\w-]{43}(?![\w-])/g;
const jsonWebToken = /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g;
const cookies = /\b((?:set-)?cookie:\s*)[^"\r\n\\]+/gi;
/** PostgreSQL repeats what it could not read; in a line of JSON its quotation marks are escaped. */
const unreadable = /(invalid input (?:syntax|value) for [\w ]+: |out of range: )(\\?")[^"\\]*\2/g;
const connection = /\b(postgres(?:ql)?|rediss?|https?):\/\/[^\s:/@]+:[^\s@]+@/gi;

const longestText = 500;
const mostItems = 50;
const deepest = 6;

/** A text without secrets, with phone numbers, identity numbers and individual businesses' codes made unreadable. */
export function maskText(text: string): string {
  return text
    .replace(connection, '$1://***@')
    .replace(bearer, '$1***')
    .replace(jsonWebToken, '***')
    .replace(cookies, '$1***')
    .replace(token, '***')
    .replace(unreadable, '$1$2***$2')
    .replace(individualCode, '$1********$2')
    .replace(idCard, '$1***********$2')
    .replace(mobile, '$1****$2');
}

/** A value for the trail or a log: masked throughout, and no longer or deeper than a reader needs. */
export function masked(value: unknown, field = '', depth = 0): unknown {
  if (value === null || value === undefined || typeof value === 'boolean') return value ?? null;
  if (secretField.test(field)) return '***';
  if (typeof value !== 'object') return maskedScalar(value, field);
  if (value instanceof Date) return value.toISOString();
  if (depth >= deepest) return '…';
  return Array.isArray(value) ? maskedList(value, field, depth) : maskedObject(value, depth);
}

function maskedScalar(value: unknown, field: string): unknown {
  if (personalField.test(field)) return maskedWord(String(value));
  if (typeof value === 'number' && Number.isFinite(value)) return maskedNumber(value);
  return maskedString(String(value), field);
}

function maskedString(text: string, field: string): string {
  const shown = text.length > longestText ? `${text.slice(0, longestText)}…` : text;
  return nameField.test(field) && isPersonName(shown) ? maskedWord(shown) : maskText(shown);
}

/** Two to four Han characters: as short as the names of persons are, and of no enterprise. */
function isPersonName(text: string): boolean {
  return /^\p{Script=Han}{2,4}$/u.test(text);
}

/** A phone number may come as a number. */
function maskedNumber(value: number): number | string {
  const text = String(value);
  const shown = maskText(text);
  return shown === text ? value : shown;
}

function maskedWord(text: string): string {
  const characters = [...text];
  return characters.length < 2
    ? '*'
    : `${characters[0] ?? ''}${'*'.repeat(Math.min(characters.length - 1, 8))}`;
}

function maskedList(list: readonly unknown[], field: string, depth: number): unknown[] {
  const shown = list.slice(0, mostItems).map((each) => masked(each, field, depth + 1));
  return list.length > mostItems ? [...shown, `…（共 ${list.length} 项）`] : shown;
}

function maskedObject(value: object, depth: number): Record<string, unknown> {
  const entries = Object.entries(value)
    .slice(0, mostItems)
    .map(([key, each]) => [key, masked(each, key, depth + 1)] as const);
  return Object.fromEntries(entries);
}
