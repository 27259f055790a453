import { describe, expect, inject, it, vi } from 'vitest';
import { Acting, type Problem } from './acting.js';
import { archiveOf, workbookBomb } from './archive.js';

const operator = new Acting(inject('address'), '赵启明');
const header = '统一社会信用代码,企业名称,从业人数（人）';
/** 统一社会信用代码,企业名称 in GBK. */
const gbkHeader = Buffer.from('cdb3d2bbc9e7bbe1d0c5d3c3b4fac2eb2cc6f3d2b5c3fbb3c60a', 'hex');
const mebibyte = 1 << 20;

interface Batch {
  readonly id: string;
  readonly state: string;
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly fault: string | null;
  readonly populationVersion: number | null;
}

type Part = readonly [field: string, content: string | Buffer<ArrayBuffer>, fileName?: string];

function formOf(parts: readonly Part[]): FormData {
  const form = new FormData();
  for (const [field, content, name] of parts) {
    if (name === undefined) form.append(field, String(content));
    else form.append(field, new Blob([content]), name);
  }
  return form;
}

/** Uploads a file and waits for what becomes of it. */
async function imported(content: string | Buffer<ArrayBuffer>, name: string): Promise<Batch> {
  const { id } = await operator.post<Batch>('/api/imports', formOf([['file', content, name]]));
  return vi.waitUntil(
    async () => {
      const batch = await operator.get<Batch>(`/api/imports/${id}`);
      return ['done', 'failed'].includes(batch.state) && batch;
    },
    { timeout: 60_000, interval: 100 },
  );
}

async function version(): Promise<number> {
  const { population } = await operator.get<{ population: { version: number } }>('/api/catalogue');
  return population.version;
}

describe('An upload that is not one file', () => {
  const csv: Part = ['file', `${header}\n`, 'a.csv'];

  it.each<[string, Part[], number, string, RegExp]>([
    ['no file', [['feed', '税务']], 400, 'upload-missing', /没有收到文件/],
    ['an empty file', [['file', '', 'a.csv']], 400, 'upload-empty', /空文件/],
    ['two files', [csv, ['file', 'b', 'b.csv']], 400, 'upload-part', /一次只能上传一个文件/],
    ['another field', [['upload', 'a', 'a.csv']], 400, 'upload-part', /字段名为 file/],
    ['an unknown setting', [csv, ['colour', 'red']], 400, 'upload-fields', /没有这个字段/],
    ['a setting that is too long', [['feed', 'x'.repeat(51)], csv], 400, 'upload-fields', /最多 50 字/],
    ['a setting that is no choice', [['emptyCells', 'x'], csv], 400, 'upload-fields', /emptyCells/],
    ['a NUL in a setting', [['period', 'a\0b'], csv], 400, 'upload-fields', /无法保存/],
  ])('is refused in clear words: %s', async (_what, parts, status, code, words) => {
    const answer = await operator.ask('POST', '/api/imports', formOf(parts));
    expect(answer).toMatchObject({ status, body: { code } });
    expect((answer.body as Problem).detail).toMatch(words);
  });

  it('is refused as JSON', async () => {
    const answer = await operator.ask('POST', '/api/imports', { file: 'a' });
    expect(answer).toMatchObject({ status: 400, body: { code: 'upload-not-multipart' } });
  });
});

describe('A file that is no table', () => {
  it.each<[string, string, string, RegExp]>([
    ['an old workbook', 'a.xls', `d0cf11e0a1b11ae1${'00'.repeat(600)}`, /旧版.*另存为/],
    ['a picture', 'a.png', '89504e470d0a1a0a0000000d49484452', /不是文本表格/],
    ['a picture called CSV', 'a.csv', '89504e470d0a1a0a0000000d49484452', /不是文本表格/],
  ])('is not even taken in when its first bytes say so: %s', async (_what, name, bytes, words) => {
    const form = formOf([['file', Buffer.from(bytes, 'hex'), name]]);
    const answer = await operator.ask('POST', '/api/imports', form);
    expect(answer).toMatchObject({ status: 415, body: { code: 'upload-kind' } });
    expect((answer.body as Problem).detail).toMatch(words);
  });

  it.each<[string, string, string | Buffer<ArrayBuffer>, RegExp]>([
    ['an archive of something else', 'a.xlsx', archiveOf({ 'readme.txt': 'hello' }), /不是 xlsx 工作簿/],
    ['half a workbook', 'a.xlsx', archiveOf({ 'readme.txt': 'hello' }).subarray(0, 60), /损坏|不完整/],
    ['a table without codes', 'a.csv', '企业名称,街镇\n甲,乙\n', /没有“统一社会信用代码”列/],
  ])('is refused in clear words: %s', async (_what, name, content, words) => {
    const { state, fault } = await imported(content, name);
    expect([state, fault]).toEqual(['failed', expect.stringMatching(words)]);
  });

  it('does not fill the memory when it unpacks to far more than it seems', async () => {
    const bomb = workbookBomb(257 * mebibyte);
    expect(bomb.length).toBeLessThan(mebibyte);
    const { state, fault } = await imported(bomb, '炸弹.xlsx');
    expect([state, fault]).toEqual(['failed', expect.stringMatching(/解压后过大/)]);
  });
});

describe('A file with enterprises', () => {
  it('is read in GBK as in UTF-8, and a second time changes nothing', async () => {
    const gbk = Buffer.concat([
      gbkHeader,
      Buffer.from('91310113MA1UPL0AD1,'),
      Buffer.from('cdb3d2bb0a', 'hex'),
    ]);
    expect(await imported(gbk, 'gbk.csv')).toMatchObject({ state: 'done', inserted: 1, rejected: 0 });
    const known = await version();
    const again = await imported(
      '\ufeff统一社会信用代码,企业名称\r\n91310113MA1UPL0AD1,统一\r\n',
      'utf8.csv',
    );
    expect(again).toMatchObject({ state: 'done', inserted: 0, updated: 0, unchanged: 1 });
    expect(await version()).toBe(known);
    const { name } = await operator.get<{ name: string }>('/api/enterprises/91310113MA1UPL0AD1');
    expect(name).toBe('统一');
  });

  it('loses no good row to a bad one, and tells each bad one by row, column, value and reason', async () => {
    const rows = ['91310113MA1UPL0AD2,甲,12', '123,乙,5', '91310113MA1UPL0AD3,丙,很多', ',丁,1'];
    const { id, ...counts } = await imported([header, ...rows].join('\n'), 'mixed.csv');
    expect(counts).toMatchObject({ state: 'done', inserted: 1, rejected: 3 });
    const { items } = await operator.get<{ items: object[] }>(`/api/imports/${id}/rejections`);
    expect(items).toEqual([
      { row: 3, column: '统一社会信用代码', value: '123', reason: expect.stringContaining('18 位') },
      { row: 4, column: '从业人数（人）', value: '很多', reason: expect.stringContaining('正整数') },
      { row: 5, column: '统一社会信用代码', value: '', reason: expect.stringContaining('为空') },
    ]);
    const list = await operator.get<string>(`/api/imports/${id}/rejections.csv`);
    expect(list.trim().split('\r\n')).toHaveLength(4);
  });

  it('is imported once under one key', async () => {
    const key = { 'idempotency-key': 'upload-once' };
    const upload = () =>
      operator.post<Batch>('/api/imports', formOf([['file', `${header}\n`, 'k.csv']]), key);
    const [first, second] = [await upload(), await upload()];
    expect(second.id).toBe(first.id);
  });
});
