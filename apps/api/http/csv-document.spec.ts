import { buffer, text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { csvDocument } from './csv-document.js';

describe('A CSV file', () => {
  it('holds its rows, with a mark by which spreadsheets know Chinese, and no formula', async () => {
    const file = csvDocument('名单.csv', [['企业名称'], ['=1+1']]);
    expect((await buffer(file.getStream())).toString()).toBe("\ufeff企业名称\r\n'=1+1\r\n");
    expect(file.getHeaders()).toMatchObject({
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename*=UTF-8''${encodeURIComponent('名单.csv')}`,
    });
  });

  it('reads nothing before it is sent, so that what it holds is as of then', async () => {
    const read: string[] = [];
    const file = csvDocument('名单.csv', rows(read));
    await new Promise(setImmediate);
    expect(read).toEqual([]);
    await text(file.getStream());
    expect(read).toEqual(['甲', '乙']);
  });

  it('whose rows can’t be read breaks off, for whoever fetches it and for nobody else', async () => {
    const stream = csvDocument('名单.csv', failing()).getStream();
    await expect(text(stream)).rejects.toThrow('the connection is gone');
  });
});

function* rows(read: string[]): Generator<string[]> {
  for (const name of ['甲', '乙']) {
    read.push(name);
    yield [name];
  }
}

async function* failing(): AsyncGenerator<string[]> {
  yield ['甲'];
  await Promise.reject(new Error('the connection is gone'));
}
