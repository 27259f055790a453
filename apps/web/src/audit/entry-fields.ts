/** A field that was sent with a request, and what stood in it. */
export interface GivenField {
  readonly name: string;
  readonly text: string;
}

/**
 * The fields of a request, flat: `segments.0.segment` and its value. Lists of plain values stay together.
 * @param details what the trail keeps of a request: its route, parameters, query and body
 */
export function givenFields({ route: _route, ...parts }: Readonly<Record<string, unknown>>): GivenField[] {
  return Object.entries(parts).flatMap(([part, value]) => {
    const fields = flat(value, '');
    return part === 'body' ? fields : fields.map(({ name, text }) => ({ name: joined(part, name), text }));
  });
}

function flat(value: unknown, name: string): GivenField[] {
  if (typeof value !== 'object' || value === null) return [{ name, text: textOf(value) }];
  if (Array.isArray(value) && value.length === 0) return [{ name, text: textOf(null) }];
  if (Array.isArray(value) && value.every(isPlain)) return [{ name, text: value.map(textOf).join('、') }];
  return Object.entries(value).flatMap(([key, each]) => flat(each, joined(name, key)));
}

const isPlain = (value: unknown): boolean => typeof value !== 'object' || value === null;
const joined = (before: string, name: string): string => [before, name].filter(Boolean).join('.');

function textOf(value: unknown): string {
  if (value === null || value === undefined || value === '') return '（空）';
  if (typeof value === 'boolean') return value ? '是' : '否';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
