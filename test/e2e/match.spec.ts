import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser } from '../setup/browser.js';
import { Acting, signInto } from './acting.js';

const address = inject('address');
const person = new Acting(address, '吴志强');
let browser: Browser;
let uscc: string;

beforeAll(async () => {
  browser = await openBrowser();
  uscc = await person.uscc();
});
afterAll(() => browser.close());

async function opened(width: number): Promise<Page> {
  const context = await browser.newContext({ baseURL: address, viewport: { width, height: 900 } });
  await signInto(context, '吴志强', address);
  const page = await context.newPage();
  await page.goto(`/enterprise/${uscc}/matches`);
  await page.getByRole('list', { name: '匹配的政策' }).waitFor();
  return page;
}

interface Matches {
  readonly total: number;
  readonly items: readonly { readonly item: { readonly title: string } }[];
}
const asked = (query: string) => person.get<Matches>(`/api/enterprises/${uscc}/matches?${query}`);

describe('政策匹配', () => {
  it('is narrowed by what counts say, keeps that in its address, and is the same when opened again', async () => {
    const page = await opened(1440);
    const theme = page.getByRole('region', { name: '主题' }).getByRole('button', { name: /税费减免/ });
    const { total } = await asked('theme=税费减免');
    expect(await theme.innerText()).toMatch(new RegExp(`\\b${total}$`));
    await theme.click();
    await page.getByText(`共 ${total} 项`).waitFor();
    await page.getByRole('combobox', { name: '排序' }).click();
    await page.getByTitle('按截止时间').click();
    await page.waitForURL(/theme=.*sort=deadline/);
    const { items } = await asked('theme=税费减免&sort=deadline');
    await page.reload();
    const titles = page.getByRole('list', { name: '匹配的政策' }).getByRole('heading', { level: 3 });
    await titles.first().waitFor();
    const links = await titles.getByRole('link').allInnerTexts();
    expect(links).toEqual(items.map(({ item }) => item.title));
    await page.getByRole('button', { name: '取消筛选“主题：税费减免”' }).click();
    await page.getByText(`共 ${(await asked('')).total} 项`).waitFor();
  });

  it('has its filters in a drawer on a phone', async () => {
    const page = await opened(390);
    const { total } = await asked('verdict=eligible');
    await page.getByRole('button', { name: '筛选', exact: true }).click();
    const drawer = page.getByRole('dialog', { name: '筛选' });
    await drawer.getByRole('button', { name: /初步符合/ }).click();
    await drawer.getByRole('button', { name: `查看 ${total} 项` }).click();
    await page.getByRole('button', { name: '筛选（1）' }).waitFor();
    await page.getByText(`共 ${total} 项`).waitFor();
  });

  it('leads to the policy: what it is, until when, with what, and how this enterprise stands to it', async () => {
    const page = await opened(1440);
    await page.getByLabel('搜索政策').fill('扩岗');
    await page.getByLabel('搜索政策').press('Enter');
    await page.getByRole('link', { name: '一次性扩岗补助' }).first().click();
    await page.getByRole('heading', { level: 1, name: '一次性扩岗补助' }).waitFor();
    await page.getByRole('heading', { name: '怎样申报' }).waitFor();
    await page.getByText('以主管部门审核为准').first().waitFor();
    const card = page.getByRole('article').first();
    await card.getByText('本企业', { exact: true }).first().waitFor();
    expect(await page.getByRole('blockquote').count()).toBeGreaterThan(0);
  });

  it('is taken along as a file that says who took it and promises nothing', async () => {
    const { body } = await person.ask('GET', `/api/enterprises/${uscc}/matches/export.csv?theme=税费减免`);
    const lines = String(body).trim().split('\r\n');
    expect(lines[0]).toMatch(/吴志强 于 .* 导出，根据已有数据匹配，以主管部门审核为准/);
    expect(lines).toHaveLength(2 + (await asked('theme=税费减免')).total);
  });
});
