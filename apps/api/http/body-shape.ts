import { Fault } from '#platform';

/** Deeper than any rule may be nested (20 groups, two levels each), shallower than any stack. */
const deepest = 64;
const mostKeys = 1_000;
const mostValues = 100_000;

interface Place {
  readonly value: object;
  readonly depth: number;
  readonly key: string;
  readonly within?: Place;
}

/**
 * The refusal of a JSON body that is nested too deep or has too many fields, before anything walks through it.
 * Undefined where there is nothing to refuse. Not recursive: how deep a body is nested is its sender's choice.
 */
export function bodyShapeFault(body: unknown): Fault | undefined {
  if (!isObject(body)) return undefined;
  const open: Place[] = [{ value: body, depth: 1, key: '' }];
  let values = 0;
  for (let place = open.pop(); place; place = open.pop()) {
    const entries = Object.entries(place.value);
    values += entries.length;
    const fault = faultAt(place, entries.length, values);
    if (fault) return fault;
    for (const [key, value] of entries)
      if (isObject(value)) open.push({ value, depth: place.depth + 1, key, within: place });
  }
  return undefined;
}

function faultAt(place: Place, entries: number, values: number): Fault | undefined {
  if (place.depth > deepest) return refusal('body-too-deep', `嵌套超过 ${deepest} 层`, place);
  if (!Array.isArray(place.value) && entries > mostKeys)
    return refusal('body-too-many-fields', `字段超过 ${mostKeys} 个`, place);
  if (values > mostValues) return refusal('body-too-large', `内容超过 ${mostValues} 项`, place);
  return undefined;
}

function refusal(code: string, message: string, place: Place): Fault {
  return new Fault('invalid', code, `请求内容${message}，请简化后再提交`, [
    { pointer: pointerTo(place), message },
  ]);
}

function pointerTo(place: Place): string {
  const keys: string[] = [];
  for (let each: Place = place; each.within; each = each.within) keys.unshift(each.key);
  return keys.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
