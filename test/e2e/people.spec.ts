import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser } from '../setup/browser.js';
import { Acting, signInto } from './acting.js';

const address = inject('address');
const mark = Date.now().toString(36);

let browser: Browser;
beforeAll(async () => void (browser = await openBrowser()));
afterAll(() => browser.close());

async function newPage(): Promise<Page> {
  const context = await browser.newContext({ baseURL: address, viewport: { width: 1440, height: 900 } });
  return context.newPage();
}

/** The page of a demo person whose session is confirmed. */
async function desk(name: string, path: string): Promise<Page> {
  const page = await newPage();
  await signInto(page.context(), name, address);
  await page.goto(path);
  return page;
}

/** Signs in at the provider as people do, whoever is known there. */
async function signIn(name: string, path = '/'): Promise<Page> {
  const page = await newPage();
  await page.goto(path);
  await page.getByRole('link', { name: /登录$/ }).click();
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await page.getByText('当前人员').waitFor({ state: 'attached' });
  return page;
}

/** The system administrator creates somebody. Gives back the address of their page. */
async function create(name: string, department?: string): Promise<string> {
  const page = await desk('徐海涛', '/people');
  await page.getByRole('button', { name: '新建人员' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('姓名').fill(name);
  if (department) {
    await dialog.getByLabel('部门').fill(department);
    await page.locator('.ant-select-item-option', { hasText: department }).click();
  }
  await dialog.getByLabel('账号标识').fill(`sub-${name}`);
  await dialog.getByRole('button', { name: '新建' }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  return new URL(page.url()).pathname;
}

/** The security administrator grants a role from today on. */
async function grant(person: string, role: string): Promise<Page> {
  const page = await desk('唐静怡', person);
  await page.getByRole('button', { name: '授予角色' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('角色').click();
  await page.locator('.ant-select-item-option', { hasText: role }).first().click();
  await dialog.getByRole('button', { name: '授予' }).click();
  await page.getByRole('table', { name: '授权' }).getByText('有效').waitFor();
  return page;
}

describe('A person', () => {
  it('is created by one administrator, given a role by another, and may what the role says until it is taken', async () => {
    const name = `新编辑${mark}`;
    const at = await create(name, '区税务局');
    const beforehand = await signIn(name);
    await beforehand.getByText('尚未授予').waitFor();

    const security = await grant(at, '编辑');
    const editor = await signIn(name, '/pushes');
    await editor.getByRole('button', { name: /新建/ }).first().waitFor();

    await security.getByRole('button', { name: '收回编辑' }).click();
    const dialog = security.getByRole('dialog');
    await dialog.getByLabel('原因').fill('岗位调整');
    await dialog.getByRole('button', { name: '收回' }).click();
    await security.getByRole('table', { name: '授权' }).getByText('已收回').waitFor();
    await security.getByRole('table', { name: '历史' }).getByText('岗位调整').waitFor();
    await editor.reload();
    await editor.getByRole('heading', { name: '没有权限' }).waitFor();
  });

  it('is not given rights by themselves, and is told who else does it', async () => {
    const me = await new Acting(address, '唐静怡').get<{ id: string }>('/api/me');
    const page = await desk('唐静怡', `/people/${me.id}`);
    await page.getByText('不能给自己授予或收回角色，请由另一位安全管理员办理').waitFor();
    expect(await page.getByRole('button', { name: '授予角色' }).count()).toBe(0);
    const own = { role: 'editor', starts: '2026-01-01' };
    const answer = await new Acting(address, '唐静怡').ask('POST', `/api/people/${me.id}/grants`, own);
    expect(answer).toMatchObject({ status: 409, body: { code: 'grant-to-oneself' } });
  });

  it('is neither created by the security administrator nor granted anything by the other two', async () => {
    const pages = await Promise.all(['唐静怡', '宋明哲'].map((name) => desk(name, '/people')));
    for (const page of pages) {
      await page.getByRole('table', { name: '人员列表' }).waitFor();
      expect(await page.getByRole('button', { name: '新建人员' }).count()).toBe(0);
    }
    const link = pages[1]!.getByRole('link', { name: '陈晓雯' });
    await link.click();
    await pages[1]!.getByRole('table', { name: '授权' }).waitFor();
    expect(await pages[1]!.getByRole('button', { name: /授予|收回|停用/ }).count()).toBe(0);
  });
});
