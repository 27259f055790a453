import type { FastifyRequest } from 'fastify';
import { Fault } from '#platform';

const unstorable = /[\0\p{Surrogate}]/u;

/** Whether PostgreSQL can hold the text: it takes neither NUL nor half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return !unstorable.test(text);
}

/**
 * The refusal of a request with text that can't be stored, wherever it stands: only broken or hostile clients send any.
 * Multipart bodies are read later, and checked where they are.
 * Undefined where there is none.
 */
export function unstorableTextFault({ url, body }: Pick<FastifyRequest, 'url' | 'body'>): Fault | undefined {
  if (!/%00/.test(url) && textsIn(body).every(isStorable)) return undefined;
  return new Fault('invalid', 'unstorable-text', '内容含有空字符或残缺的字符，无法保存，请删除后再试');
}

/** Every text of a JSON value, keys included. Not recursive: how deep a body is nested is its sender's choice. */
function textsIn(body: unknown): string[] {
  const texts: string[] = [];
  const open: unknown[] = [body];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'string') texts.push(value);
    else if (Array.isArray(value)) for (const each of value) open.push(each);
    else if (typeof value === 'object' && value !== null)
      for (const [key, each] of Object.entries(value)) open.push(key, each);
  }
  return texts;
}
