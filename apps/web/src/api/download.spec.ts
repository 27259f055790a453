import { expect, it } from 'vitest';
import { fileNameIn } from './download.js';

it('A file is called what the server calls it, in Chinese too', () => {
  const header = `attachment; filename*=UTF-8''${encodeURIComponent('企业名单.csv')}`;
  expect(fileNameIn(header)).toBe('企业名单.csv');
});

it('A file without a name gets one that can be opened', () => {
  expect(fileNameIn('attachment')).toBe('导出.csv');
});
