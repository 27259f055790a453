import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser } from '../setup/browser.js';
import { Acting, signInto } from './acting.js';

const address = inject('address');
const keyName = '统计局取数';
let browser: Browser;

beforeAll(async () => void (browser = await openBrowser()));
afterAll(() => browser.close());

async function desk(name: string, path: string): Promise<Page> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  });
  await signInto(context, name, address);
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

/** Chooses from a list that is searched by typing. */
async function choose(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label).fill(text);
  await page.locator('.ant-select-item-option', { hasText: text }).first().click();
}

async function issue(page: Page): Promise<string> {
  await page.getByRole('button', { name: '新建接口密钥' }).click();
  const dialog = page.getByRole('dialog', { name: '新建接口密钥' });
  const create = dialog.getByRole('button', { name: /^创\s*建$/ });
  await dialog.getByLabel('名称').fill(keyName);
  await choose(page, '负责人', '王思远');
  await dialog.getByLabel('查看推送').check();
  await dialog.getByLabel('到期日').fill(inAWeek());
  await dialog.getByLabel('到期日').press('Enter');
  await dialog.getByLabel('允许的网段').fill('10.1.0.0/40');
  await create.click();
  await dialog.getByText('应为网段或地址').waitFor();
  await dialog.getByLabel('允许的网段').fill('127.0.0.1\n::1');
  await create.click();
  const token = page.getByLabel('令牌', { exact: true });
  await token.waitFor();
  return token.inputValue();
}

const inAWeek = (): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now() + 7 * 86_400_000);
const asMachine = (token: string): Promise<Response> =>
  fetch(`${address}/api/pushes`, { headers: { authorization: `Bearer ${token}` } });

describe('A key of a machine', () => {
  it('is shown once, works, warns before it ends, and ends at once when it is revoked', async () => {
    const page = await desk('唐静怡', '/keys');
    const token = await issue(page);
    expect(token).toMatch(/^pp_live_[\w-]{43}$/);
    expect((await asMachine(token)).status).toBe(200);
    await page.getByRole('button', { name: '我已保存，关闭' }).click();
    const row = page.getByRole('row').filter({ hasText: keyName });
    await row.getByText('即将到期').waitFor();
    expect(await page.content()).not.toContain(token);
    await row.getByRole('button', { name: new RegExp(`吊销\\s*${keyName}`) }).click();
    await page.getByText('不能恢复').waitFor();
    expect((await asMachine(token)).status).toBe(200);
    await page.getByRole('button', { name: /^吊\s*销$/ }).click();
    await row.getByText('已吊销').waitFor();
    expect((await asMachine(token)).status).toBe(401);
    await page.context().close();
  });

  it('is seen by the system administrator, who gives none and takes none', async () => {
    const page = await desk('徐海涛', '/keys');
    await page.getByRole('row').filter({ hasText: keyName }).waitFor();
    expect(await page.getByRole('button', { name: /新建|吊销/ }).count()).toBe(0);
    await page.context().close();
  });

  it('leaves the register of departments whole for whoever goes on to it', async () => {
    const page = await desk('唐静怡', '/keys');
    await page.getByRole('button', { name: '新建接口密钥' }).click();
    const dialog = page.getByRole('dialog', { name: '新建接口密钥' });
    await dialog.getByLabel('部门').fill('区税务局');
    await page.locator('.ant-select-item-option', { hasText: '区税务局' }).waitFor();
    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: '取消' }).click();
    await page.getByRole('link', { name: '人员与部门' }).click();
    await page.getByText('部门', { exact: true }).first().click();
    const row = page
      .getByRole('table', { name: '部门列表' })
      .getByRole('row')
      .filter({ hasText: '区税务局' });
    expect(await row.innerText()).toMatch(/[1-9]\d* 人/);
    await page.context().close();
  });
});

describe('The trail', () => {
  it('is searched, opened, proved and taken along by the audit administrator', async () => {
    const page = await desk('宋明哲', '/audit');
    await page.getByLabel('谁').fill('唐静怡');
    await page.getByLabel('谁').press('Enter');
    const rows = page.getByRole('table', { name: '审计记录' }).locator('tbody tr');
    await rows.filter({ hasText: '接口密钥 · 新建' }).first().waitFor();
    await rows.filter({ hasNotText: '唐静怡' }).first().waitFor({ state: 'detached' });
    await rows.filter({ hasText: '成功' }).getByRole('button', { name: '接口密钥 · 新建' }).first().click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText(keyName).waitFor();
    expect(await drawer.innerText()).toMatch(/permissions\s*pushes:read/);
    await drawer.getByRole('button', { name: /关闭|Close/ }).click();
    await page.getByRole('button', { name: '立即核对' }).click();
    await page.getByText(/^已验证到第 \d+ 条 · 上次/).waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /导出/ }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('审计记录.csv');
    await page.context().close();
  });

  it('says so when nothing is found', async () => {
    const page = await desk('宋明哲', '/audit?who=没有这个人');
    await page.getByText('没有符合条件的记录').waitFor();
    await page.context().close();
  });

  it('is nobody else’s', async () => {
    const { status } = await new Acting(address, '唐静怡').ask('GET', '/api/audit');
    expect(status).toBe(403);
  });
});
