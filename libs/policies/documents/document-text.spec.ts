import { describe, expect, it } from 'vitest';
import { documentText } from './document-text.js';
import { docx, packedGigabyte, pdf, zlibGigabyte } from '../../../test/builders/document-file.js';

const clauses = ['关于失业保险稳岗返还的通知', '裁员率不高于5.5%的企业，返还60%。'];
const gigabyte = 1024 ** 3;

describe('The text of a document', () => {
  it.each([
    ['a DOCX', docx(clauses), 'docx'],
    ['a PDF', pdf(clauses), 'pdf'],
  ] as const)('of %s in Chinese is read as it was written', async (_, content, kind) => {
    const read = await documentText(content);
    expect(read).toMatchObject({ kind, remark: null });
    for (const clause of clauses) expect(read.body).toContain(clause);
  });

  it('of a scan is nothing, and the person is told to paste it', async () => {
    const { body, remark } = await documentText(pdf([]));
    expect(body).toBe('');
    expect(remark).toMatch('可能是扫描件。文件已保存，请把政策原文粘贴');
  });

  it('of a PDF whose fonts don’t say which characters they show is nothing, rather than its digits', async () => {
    const { body, remark } = await documentText(pdf(['2026 7', '60% 600']));
    expect(body).toBe('');
    expect(remark).toMatch('没有读到汉字');
    expect(remark).toMatch('请把政策原文粘贴');
  });

  it('of a PDF with a password is nothing, and the reason is told', async () => {
    expect((await documentText(pdf(clauses, { encrypted: true }))).remark).toMatch('文件有密码，读不出文字');
  });

  it.each([
    ['DOCX', docx(clauses)],
    ['PDF', pdf(clauses)],
  ])('of a %s that breaks off is told to be damaged, not half of it kept', async (_, content) => {
    for (const share of [0.5, 0.8, 0.95]) {
      const cut = content.subarray(0, Math.floor(content.length * share));
      const read = await documentText(cut).catch((error: unknown) => error);
      const isRefused = read instanceof Error && read.message.startsWith('只能上传');
      const isWhole = !(read instanceof Error) && JSON.stringify(read).includes(clauses[1] ?? '');
      const isTold = JSON.stringify(read).includes('请把政策原文粘贴');
      expect([share, isRefused || isWhole || isTold]).toEqual([share, true]);
    }
  });
});

describe('A document that can’t be taken', () => {
  it.each([
    ['that is empty', Buffer.alloc(0), '只能上传 PDF 或 DOCX'],
    ['that only calls itself one', Buffer.from('<html>PDF</html>'), '只能上传 PDF 或 DOCX'],
    [
      'that is another archive',
      Buffer.from('PK\u0003\u0004xl/workbook.xml', 'latin1'),
      '只能上传 PDF 或 DOCX',
    ],
    ['of the old Word', Buffer.from('d0cf11e0a1b11ae100000000', 'hex'), '旧版 Word'],
  ])('%s is refused with what to do', async (_, content, message) => {
    await expect(documentText(content)).rejects.toThrow(message);
  });

  it.each([
    ['DOCX that says so', () => docx([], packedGigabyte(), gigabyte)],
    ['DOCX that says it is small', () => docx([], packedGigabyte(), 1_000)],
    ['PDF', () => pdf([], { content: zlibGigabyte() })],
  ])('a %s and unpacks to a gigabyte is refused without being unpacked', async (_, made) => {
    const content = made();
    expect(content.length).toBeLessThan(2 * 1024 ** 2);
    const before = process.memoryUsage().rss;
    await expect(documentText(content)).rejects.toMatchObject({ code: 'document-unpacked-size' });
    expect(process.memoryUsage().rss - before).toBeLessThan(gigabyte / 2);
  });
});
