import { describe, expect, it } from 'vitest';
import { csvStream, withoutFormula } from './csv.js';

describe('a CSV for spreadsheets', () => {
  it.each([
    '=1+1',
    '+A1',
    '-A1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '-2+3',
    '=HYPERLINK("http://x")',
    '＝1+1',
    '＠SUM(A1)',
    '\n=1',
  ])('takes the formula out of %j', (text) => expect(withoutFormula(text)).toBe(`'${text}`));

  it.each(['-2.59', '+3', '0', '12.5', '上海宝杉机电设备有限公司', '', '2020-01-01', 'a=b'])(
    'leaves %j as it is',
    (text) => expect(withoutFormula(text)).toBe(text),
  );

  it('begins with the byte order mark that spreadsheets look for', async () => {
    const stream = csvStream();
    stream.end(['名称', '-2.59', '=1']);
    const text = Buffer.concat(await stream.toArray()).toString('utf8');
    expect(text).toBe("\uFEFF名称,-2.59,'=1\r\n");
  });
});
