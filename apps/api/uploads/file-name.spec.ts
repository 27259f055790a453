import { describe, expect, it } from 'vitest';
import { fileName } from './file-name.js';

describe('The name of an uploaded file', () => {
  it.each([
    ['企业.csv', '企业.csv'],
    ['C:\\Users\\me\\企业.csv', '企业.csv'],
    ['../../etc/passwd', 'passwd'],
    ['..', '未命名'],
    ['', '未命名'],
    [undefined, '未命名'],
    [' .htaccess ', 'htaccess'],
    ['a\r\nSet-Cookie: x=1.csv', 'aSet-Cookie_ x=1.csv'],
    ['invoice\u202efdp.exe', 'invoicefdp.exe'],
    ['a<b>|c?.csv', 'a_b__c_.csv'],
    [`${'长'.repeat(300)}.xlsx`, `${'长'.repeat(195)}.xlsx`],
  ])('%j is kept as %j', (given, kept) => {
    expect(fileName(given)).toBe(kept);
  });

  it.each(['a\0.csv', 'a\ud800.csv'])('is refused when it can’t be stored: %j', (given) => {
    expect(() => fileName(given)).toThrow(/无法保存/);
  });
});
