import { createHash, randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StoredFiles } from '#platform';
import { TestApp } from '../builders/test-app.js';

const mebibyte = 1 << 20;

let app: TestApp;
let files: StoredFiles;
beforeAll(async () => {
  app = await TestApp.alone();
  files = app.get(StoredFiles);
});
afterAll(() => app.close());

/** The content as it trickles in from an upload. */
async function* inParts(content: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += size)
    yield await Promise.resolve(content.subarray(at, at + size));
}

async function* breakingOff(content: Buffer): AsyncGenerator<Buffer> {
  yield* inParts(content, 65_536);
  throw new Error('the connection is gone');
}

const chunks = () => app.number('SELECT count(*) AS n FROM stored_file_chunk');

describe('A stored file', () => {
  it.each([
    ['nothing', 0, 1],
    ['one byte', 1, 1],
    ['exactly one piece', mebibyte, 65_536],
    ['several pieces in odd parts', 3 * mebibyte + 17, 70_001],
    ['one part larger than a piece', 2 * mebibyte, 2 * mebibyte],
  ])('of %s comes out as it went in', async (_, size, part) => {
    const content = randomBytes(size);
    const stored = await files.store('企业.csv', inParts(content, part));
    expect(stored).toMatchObject({ name: '企业.csv', bytes: size });
    expect((await buffer(files.read(stored.id))).equals(content)).toBe(true);
    const [row] = await app.rows('SELECT bytes::int AS bytes, sha256 FROM stored_file WHERE id = $1', [
      stored.id,
    ]);
    expect(row).toEqual({ bytes: size, sha256: createHash('sha256').update(content).digest('hex') });
  });

  it('is whole or not there: an upload that breaks off leaves nothing', async () => {
    const before = await chunks();
    const upload = files.store('半.csv', breakingOff(randomBytes(2 * mebibyte)));
    await expect(upload).rejects.toThrow('the connection is gone');
    expect(await chunks()).toBe(before);
  });

  it('takes all its pieces along when it is removed', async () => {
    const before = await chunks();
    const { id } = await files.store('删.csv', inParts(randomBytes(2 * mebibyte), mebibyte));
    expect(await chunks()).toBe(before + 2);
    await files.remove(id);
    expect(await chunks()).toBe(before);
    expect(await buffer(files.read(id))).toHaveLength(0);
  });
});
