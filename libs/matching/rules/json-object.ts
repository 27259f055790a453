import type { FaultList } from './fault-list.js';

/** Any JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether any JSON is an object. */
export const isObject = (json: unknown): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

/** The kinds of value that keys are asked for, with their names in Chinese. */
const kinds = {
  text: { is: (value: unknown) => typeof value === 'string', name: '文字' },
  flag: { is: (value: unknown) => typeof value === 'boolean', name: 'true 或 false' },
  any: { is: () => true, name: '' },
} as const;

/** The keys an object may have, and what their values must be. */
export type Keys = Readonly<Record<string, keyof typeof kinds>>;

/** Faults of keys that are not allowed here or whose value is of the wrong kind. */
export function checkKeys(json: JsonObject, keys: Keys, pointer: string, list: FaultList): void {
  for (const [key, value] of Object.entries(json)) {
    const place = `${pointer}/${escape(key)}`;
    const kind = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (!kind) list.add('unknownKey', place, `不认识的属性“${key}”，请删除或改正拼写`);
    else if (value !== undefined && !kinds[kind].is(value)) {
      list.add('keyType', place, `属性“${key}”应为${kinds[kind].name}`);
    }
  }
}

/** A key as a part of a JSON Pointer (RFC 6901). */
const escape = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');
