import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser } from '../setup/browser.js';
import { AxeBuilder } from '@axe-core/playwright';
import { signInto } from './acting.js';
import { shownPolicy } from './pushing.js';

const address = inject('address');
const grave = new Set<string | null | undefined>(['serious', 'critical']);

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function open(person: string, path: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: address, viewport: { width: 1440, height: 900 } });
  await signInto(context, person, address);
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

async function barriersOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.filter(({ impact }) => grave.has(impact)).map(({ id }) => id);
}

describe('A threshold that is tried out', () => {
  it('changes the numbers as its slider is moved by keyboard, and comes back', async () => {
    const page = await open('陈晓雯', `/policies/${shownPolicy}`);
    await page
      .getByRole('button', { name: /影响分析/ })
      .first()
      .click();
    await page.getByRole('tab', { name: '门槛试算' }).click();
    const article = page.getByRole('article', { name: '应纳税所得额' });
    const outcome = article.getByRole('status');
    const before = await outcome.innerText();
    expect(before).toMatch(/初步符合 [\d,]+ 家，待补充信息/);
    const slider = article.getByRole('slider');
    expect(await slider.getAttribute('aria-valuetext')).toMatch(/300 万元，初步符合 [\d,]+ 家/);
    await slider.focus();
    for (let step = 0; step < 20; step++) await page.keyboard.press('ArrowLeft');
    await article.getByText(/规则现为 300 万元/).waitFor();
    expect(await outcome.innerText()).toMatch(/少 [\d,]+ 家/);
    expect(await barriersOn(page)).toEqual([]);
    await article.getByRole('button', { name: '回到规则的门槛' }).click();
    expect(await outcome.innerText()).toBe(before);
    await page.context().close();
  });

  it('has the same numbers in a table', async () => {
    const page = await open('陈晓雯', `/policies/${shownPolicy}`);
    await page
      .getByRole('button', { name: /影响分析/ })
      .first()
      .click();
    await page.getByRole('tab', { name: '门槛试算' }).click();
    const article = page.getByRole('article', { name: '从业人数' });
    const shown = /初步符合 ([\d,]+) 家/.exec(await article.getByRole('status').innerText())?.[1];
    await article.getByText('用表格看').click();
    const row = article.getByRole('row', { name: /规则现值/ });
    expect(await row.innerText()).toContain(`${shown} 家`);
    await page.context().close();
  });
});

describe('Somebody without rights to a fact', () => {
  it('reads why numbers are round, and gets no names', async () => {
    const page = await open('王思远', `/policies/${shownPolicy}`);
    await page
      .getByRole('button', { name: /影响分析/ })
      .first()
      .click();
    await page
      .getByText(/企业数取整到十，少于 10 家的不显示/)
      .first()
      .waitFor();
    await page.getByRole('tab', { name: '企业举例' }).click();
    await page.getByText('不能列出企业').waitFor();
    await page.context().close();
  });
});
