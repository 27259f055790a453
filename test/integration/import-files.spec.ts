import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Enterprises, ImportBatches } from '#enterprises';
import { freshCode } from '../builders/enterprise.js';
import { csv, gbk, importFile, xlsx } from '../builders/table-file.js';
import { TestApp } from '../builders/test-app.js';

const header = ['统一社会信用代码', '企业名称', '所属街镇', '从业人数'];

let app: TestApp;
beforeAll(async () => {
  app = await TestApp.alone();
});
afterAll(() => app.close());

const counts = ({
  inserted,
  updated,
  unchanged,
  rejected,
}: Record<'inserted' | 'updated' | 'unchanged' | 'rejected', number>) => [
  inserted,
  updated,
  unchanged,
  rejected,
];
const enterprise = (uscc: string) => app.get(Enterprises).get(uscc);
const version = () => app.number('SELECT version AS n FROM population');
const changes = () => app.number('SELECT count(*) AS n FROM enterprise_change');
const rejectionsOf = async (batch: string) => (await app.get(ImportBatches).rejections(batch, 1, 100)).items;

/** A code that is in the registry from now on, with a name, a town and 12 people. */
async function known(): Promise<string> {
  const uscc = freshCode();
  await importFile(app, csv([header, [uscc, '老厂', '罗店镇', 12]]));
  return uscc;
}

describe('A file', () => {
  it.each<
    [
      string,
      (text: string, cells: (string | number)[][]) => string | Uint8Array | Promise<Uint8Array>,
      string,
    ]
  >([
    ['CSV in UTF-8', (text) => text, '企业.csv'],
    ['CSV with a byte order mark', (text) => `\ufeff${text}`, '企业.csv'],
    ['CSV in GBK', (text) => gbk(text), '企业.csv'],
    ['XLSX', (_, cells) => xlsx(cells), '企业.xlsx'],
  ])('in %s comes into the registry cell by cell', async (_, encode, fileName) => {
    const [one, two] = [freshCode(), freshCode()];
    const cells = [header, [one, '宝山甲厂', '罗店镇', 12], [two, '宝山乙厂', '顾村镇', 0]];
    const batch = await importFile(app, await encode(csv(cells), cells), { fileName });
    expect([batch.state, counts(batch)]).toEqual(['done', [2, 0, 0, 0]]);
    expect(await enterprise(one)).toMatchObject({
      name: '宝山甲厂',
      town: '310113101',
      facts: { staff: 12 },
      status: 'active',
    });
    expect(await enterprise(two)).toMatchObject({ name: '宝山乙厂', town: '310113109', facts: { staff: 0 } });
  });

  it('brought in twice changes nothing the second time, neither version nor history', async () => {
    const content = csv([header, [freshCode(), '甲', '罗店镇', 12], [freshCode(), '乙', '', '']]);
    const first = await importFile(app, content);
    const before = [await version(), await changes()];
    const second = await importFile(app, content);
    expect([counts(first), counts(second)]).toEqual([
      [2, 0, 0, 0],
      [0, 0, 2, 0],
    ]);
    expect([await version(), await changes()]).toEqual(before);
    expect(second.populationVersion).toBe(first.populationVersion);
  });

  it('is counted row by row: new, changed, the same, refused', async () => {
    const [changed, same] = [await known(), await known()];
    const rows = [
      [changed, '老厂', '罗店镇', 13],
      [same, '老厂', '罗店镇', 12],
      [freshCode(), '新厂', '罗店镇', 1],
      [freshCode(), '坏厂', '罗店镇', '十二'],
    ];
    expect(counts(await importFile(app, csv([header, ...rows])))).toEqual([1, 1, 1, 1]);
  });

  it('says of each refused cell where it stands and why, and loses no good row', async () => {
    const [good, bad, nameless] = [freshCode(), freshCode(), freshCode()];
    const batch = await importFile(
      app,
      csv([
        header,
        [bad, '甲', '罗店镇', -3],
        [good, '乙', '罗店镇', 5],
        ['9131O113', '丙', '罗店镇', 5],
        [nameless, '', '罗店镇', 5],
        [bad.slice(0, 17), '丁', '火星镇', 5],
      ]),
    );
    expect(counts(batch)).toEqual([1, 0, 0, 4]);
    expect(await rejectionsOf(batch.id)).toEqual([
      { row: 2, column: '从业人数', value: '-3', reason: '应为 0 或正整数（单位：人），实际为“-3”' },
      {
        row: 4,
        column: '统一社会信用代码',
        value: '9131O113',
        reason: expect.stringContaining('不允许的字符“O”'),
      },
      { row: 5, column: '企业名称', value: null, reason: '新企业必须有名称' },
      {
        row: 6,
        column: '统一社会信用代码',
        value: bad.slice(0, 17),
        reason: expect.stringContaining('应为 18 位，实际为 17 位'),
      },
      { row: 6, column: '所属街镇', value: '火星镇', reason: expect.stringContaining('“罗店镇”') },
    ]);
    expect(await enterprise(good)).toMatchObject({ name: '乙' });
    await expect(enterprise(bad)).rejects.toMatchObject({ kind: 'notFound' });
  });

  it('takes the first of the rows with one code and refuses the others', async () => {
    const uscc = freshCode();
    const batch = await importFile(
      app,
      csv([header, [uscc, '先来', '', 1], [uscc, '后到', '', 2], [uscc, '最后', '', 3]]),
    );
    expect(counts(batch)).toEqual([1, 0, 0, 2]);
    expect(await enterprise(uscc)).toMatchObject({ name: '先来', facts: { staff: 1 } });
    expect((await rejectionsOf(batch.id)).map(({ row, reason }) => [row, reason])).toEqual([
      [3, '与第 2 行重复，已按先出现的一行处理'],
      [4, '与第 2 行重复，已按先出现的一行处理'],
    ]);
  });

  it('may hold a code whose check character fails, as real ones do, and warns of it', async () => {
    const batch = await importFile(app, csv([header, ['91350203M0001QAY9B', '校验位不符的企业', '', 7]]));
    expect(counts(batch)).toEqual([1, 0, 0, 0]);
    expect(batch.warnings).toEqual(['1 行的统一社会信用代码校验位不符，已照常导入，请核对']);
    expect(await enterprise('91350203M0001QAY9B')).toMatchObject({ facts: { staff: 7 } });
  });

  it('names the columns it does not know and skips them', async () => {
    const batch = await importFile(
      app,
      csv([
        [...header, '吉祥物'],
        [freshCode(), '甲', '', 1, '猫'],
      ]),
    );
    expect(counts(batch)).toEqual([1, 0, 0, 0]);
    expect(batch.warnings).toEqual(['以下列不在指标目录中，已跳过：“吉祥物”']);
  });

  it('without a column of codes ends as failed with the reason, and nothing comes in', async () => {
    const before = await version();
    const batch = await importFile(
      app,
      csv([
        ['企业名称', '从业人数'],
        ['甲', 1],
      ]),
    );
    expect(batch).toMatchObject({
      state: 'failed',
      fault: expect.stringContaining('没有“统一社会信用代码”列'),
    });
    expect(await version()).toBe(before);
  });
});

describe('An empty cell', () => {
  it('leaves a fact of a new enterprise unknown, not 0', async () => {
    const uscc = freshCode();
    await importFile(app, csv([header, [uscc, '甲', '', '']]));
    expect(await enterprise(uscc)).toMatchObject({ town: null, facts: {} });
  });

  it('keeps what is known', async () => {
    const uscc = await known();
    expect(counts(await importFile(app, csv([header, [uscc, '', '', '']])))).toEqual([0, 0, 1, 0]);
    expect(await enterprise(uscc)).toMatchObject({ name: '老厂', town: '310113101', facts: { staff: 12 } });
  });

  it('clears what is known when the import says so, but never the name', async () => {
    const uscc = await known();
    const batch = await importFile(app, csv([header, [uscc, '', '', '']]), { emptyCells: 'clear' });
    expect(counts(batch)).toEqual([0, 1, 0, 0]);
    const { name, town, facts } = await enterprise(uscc);
    expect({ name, town, facts }).toEqual({ name: '老厂', town: null, facts: {} });
  });

  it('of a column that the file does not have clears nothing', async () => {
    const uscc = await known();
    await importFile(
      app,
      csv([
        ['统一社会信用代码', '营业收入（万元）'],
        [uscc, 5],
      ]),
      { emptyCells: 'clear' },
    );
    expect(await enterprise(uscc)).toMatchObject({ town: '310113101', facts: { staff: 12, revenue: 5 } });
  });
});

describe('The history of an enterprise', () => {
  it('holds what stood before each change, and of a first value that there was none', async () => {
    const uscc = await known();
    const batch = await importFile(
      app,
      csv([
        ['统一社会信用代码', '企业名称', '从业人数', '资产总额'],
        [uscc, '新名', 12, 900],
      ]),
    );
    expect(await app.rows('SELECT before FROM enterprise_change WHERE batch = $1', [batch.id])).toEqual([
      { before: { name: '老厂', assets: null } },
    ]);
  });

  it('can’t be rewritten', async () => {
    const uscc = await known();
    await importFile(
      app,
      csv([
        ['统一社会信用代码', '从业人数'],
        [uscc, 99],
      ]),
    );
    await expect(app.rows(`UPDATE enterprise_change SET before = '{}'`)).rejects.toThrow('append-only');
    await expect(app.rows('DELETE FROM enterprise_change')).rejects.toThrow('append-only');
  });
});
