import type { FaultList } from './fault-list.js';
import { checkKeys, isObject, type Keys } from './json-object.js';
import type { Meta } from './rule.js';

const metaKeys: Keys = {
  label: 'text',
  quote: 'text',
  source: 'text',
  advice: 'text',
  veto: 'flag',
  exempts: 'flag',
  points: 'any',
};

/** The most points that one part of a score may bring. */
const MOST_POINTS = 1000;

/** Checks what the author says about a node; absent is fine. */
export function checkMeta(json: unknown, pointer: string, list: FaultList): Meta | undefined {
  if (json === undefined) return undefined;
  if (!isObject(json)) {
    list.add('metaInvalid', pointer, '说明（meta）应为对象');
    return undefined;
  }
  checkKeys(json, metaKeys, pointer, list);
  if (json.points !== undefined && !isPoints(json.points)) {
    list.add('metaInvalid', `${pointer}/points`, `分值应为 1 至 ${MOST_POINTS} 的整数`);
  }
  return { ...json };
}

const isPoints = (points: unknown): boolean =>
  Number.isInteger(points) && Number(points) >= 1 && Number(points) <= MOST_POINTS;
