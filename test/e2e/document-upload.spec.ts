import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { pdf } from '../builders/document-file.js';
import { openBrowser } from '../setup/browser.js';
import { signInto } from './acting.js';
import { refundText } from './policy-document.js';

const address = inject('address');
/** As a page of a PDF holds it: what runs over its edge is not on it. */
const lines = refundText.flatMap((text) => text.match(/.{1,30}/gu) ?? []);
const tooLarge = 20 * 1024 * 1024 + 1;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** A new draft in an officer's browser, with nothing uploaded yet. */
async function newDraft(): Promise<Page> {
  const context = await browser.newContext({ baseURL: address, reducedMotion: 'reduce' });
  await signInto(context, '王思远', address);
  const page = await context.newPage();
  await page.goto('/policies/new');
  await page.getByRole('button', { name: '开始编写' }).click();
  await page.getByText('把政策文件拖到这里，或点击选择').waitFor();
  return page;
}

const paneOf = (page: Page) => page.getByRole('region', { name: '政策原文' });

async function upload(page: Page, buffer: Buffer): Promise<void> {
  const file = { name: '稳岗返还通知.pdf', mimeType: 'application/pdf', buffer };
  await paneOf(page).locator('input[type=file]').first().setInputFiles(file);
}

describe('A policy’s document as a PDF', () => {
  it('is read, and its text stands beside the items; the issuing body is there before anything is typed', async () => {
    const page = await newDraft();
    await upload(page, pdf(lines));
    const text = page.getByLabel('政策文件的文字');
    await text.getByText('足额缴纳失业保险费12个月以上').first().waitFor();
    for (const line of lines) expect(await text.innerText()).toContain(line);
    expect(await page.getByLabel('发文机关', { exact: true }).inputValue()).toBe('区人力资源和社会保障局');
  });

  it('with a password is kept, and the officer told to paste the text', async () => {
    const page = await newDraft();
    await upload(page, pdf(lines, { encrypted: true }));
    await paneOf(page).getByText('文件有密码，读不出文字', { exact: false }).first().waitFor();
    await page.getByLabel('政策原文', { exact: true }).getByRole('textbox').first().waitFor();
  });

  it('that is too large is refused with what to do, and another can be chosen', async () => {
    const page = await newDraft();
    await upload(page, Buffer.concat([pdf(lines), Buffer.alloc(tooLarge)]));
    await paneOf(page).getByText('文件超过 20 MB', { exact: false }).waitFor();
    await upload(page, pdf(lines));
    await page.getByLabel('政策文件的文字').getByText('一、支持对象').waitFor();
  });
});
