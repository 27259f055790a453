import { describe, expect, it } from 'vitest';
import { csvOf } from './csv.js';

describe('CSV for a spreadsheet', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1'])('lets %j stand as text', (text) => {
    expect(csvOf([[text]])).toBe(`\ufeff'${text}\r\n`);
  });

  it('keeps negative numbers as numbers', () => {
    expect(csvOf([[-5]])).toBe('\ufeff-5\r\n');
  });

  it('quotes commas, quotation marks and line breaks', () => {
    expect(csvOf([['a,b', '他说"好"', '一\n二']])).toBe('\ufeff"a,b","他说""好""","一\n二"\r\n');
  });

  it('quotes a formula with a comma after making it harmless', () => {
    expect(csvOf([['=HYPERLINK("x","y")']])).toBe('\ufeff"\'=HYPERLINK(""x"",""y"")"\r\n');
  });
});
