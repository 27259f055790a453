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
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  });
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
  await dialog.getByLabel('账号标识').press('Enter');
  await page.getByRole('heading', { level: 1, name }).waitFor();
  return new URL(page.url()).pathname;
}

/** The security administrator grants a role from today on. */
async function grant(person: string, role: string): Promise<Page> {
  const page = await desk('唐静怡', person);
  await page.getByRole('button', { name: '授予角色' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('角色').click();
  await page.locator('.ant-select-dropdown:visible').getByText(role, { exact: true }).click();
  await dialog.getByRole('button', { name: '授予' }).click();
  await page.getByRole('table', { name: '授权' }).getByText('有效').waitFor();
  return page;
}

interface Entry {
  readonly action: string;
  readonly actorName: string;
  readonly outcome: string;
  readonly code: string | null;
  readonly address: string | null;
  readonly onBehalfOf: string | null;
}

/** What the audit administrator finds, newest first. */
async function trail(query: string): Promise<Entry[]> {
  const auditor = new Acting(address, '宋明哲');
  return (await auditor.get<{ items: Entry[] }>(`/api/audit?size=50&${query}`)).items;
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

describe('A deputy', () => {
  it('is named for some days, sees for whom they act, and both stand in the trail', async () => {
    const page = await desk('何立群', '/account');
    await page.getByRole('button', { name: '指定代理人' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('代理人').click();
    await page.locator('.ant-select-item-option', { hasText: '王思远' }).click();
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
    await dialog.getByLabel('止日', { exact: true }).fill(today);
    await dialog.getByLabel('止日', { exact: true }).press('Enter');
    await dialog.getByRole('button', { name: '指定' }).click();
    await page.getByRole('table', { name: '代理人' }).getByText('代理中').waitFor();

    const deputy = await desk('王思远', '/account');
    await deputy.getByText('何立群（保密审查）').waitFor();
    await deputy.getByText('代 何立群').waitFor();

    await page.getByRole('button', { name: '结束王思远的代理' }).click();
    await page.getByRole('tooltip').getByRole('button', { name: '结束' }).click();
    await page.getByRole('table', { name: '代理人' }).getByText('已取消').waitFor();
    expect((await trail('action=deputy.')).map(({ action, actorName }) => [action, actorName])).toEqual([
      ['deputy.end', '何立群'],
      ['deputy.name', '何立群'],
    ]);
  });
});

/** An enterprise that nobody acts for. */
async function unclaimed(): Promise<string> {
  const { items } = await new Acting(address, '赵启明').get<{ items: { uscc: string; status: string }[] }>(
    '/api/enterprises?size=50&page=20',
  );
  const found = items.find(({ status }) => status === 'active');
  if (!found) throw new Error('no enterprise is left');
  return found.uscc;
}

describe('An enterprise', () => {
  it('is claimed, invites somebody who joins by the link, and removes them again', async () => {
    const [owner, guest] = [`法人${mark}`, `经办${mark}`];
    for (const name of [owner, guest]) await grant(await create(name), '企业用户');
    const uscc = await unclaimed();
    const page = await signIn(owner);
    await page.getByText('还没有企业').waitFor();
    await page.getByRole('button', { name: '认领企业' }).click();
    await page.getByLabel('统一社会信用代码').fill(uscc);
    await page.getByLabel('核验凭据').fill('XXXXXX');
    await page.getByRole('button', { name: '核验并认领' }).click();
    await page.getByRole('alert').getByText('身份核验没有通过').waitFor();
    await page.getByLabel('核验凭据').fill(uscc.slice(-6));
    await page.getByRole('button', { name: '核验并认领' }).click();
    await page.getByText('唯一的法定代表人').waitFor();

    await page.getByRole('button', { name: '邀请成员' }).click();
    await page.getByRole('dialog').getByLabel('邀请谁').fill('财务');
    await page.getByRole('button', { name: '生成邀请链接' }).click();
    const asked = page.waitForEvent('popup');
    await page.getByRole('button', { name: '去确认' }).click();
    await (await asked).getByRole('button', { name: '确认是我' }).click();
    const link = await page.getByRole('textbox', { name: '邀请链接' }).inputValue();
    await page.getByRole('button', { name: '完成' }).click();

    const joining = await signIn(guest, link);
    await joining.getByRole('button', { name: '加入' }).click();
    await joining.getByRole('heading', { level: 1, name: '消息' }).waitFor();
    const again = await signIn(guest, link);
    await again.getByRole('button', { name: '加入' }).click();
    await again.getByRole('alert').getByText('已使用').waitFor();

    await page.reload();
    await page.getByRole('button', { name: `移除${guest}` }).click();
    await page.getByRole('tooltip').getByRole('button', { name: '移除' }).click();
    await page.getByText(`已移除${guest}`).waitFor();
    await joining.goto(`/enterprise/${uscc}/members`);
    await joining.getByText('没有找到这家企业').waitFor();
  });
});

describe('An export of a list of names', () => {
  it('asks who it is once more, and then goes on by itself', async () => {
    const page = await signIn('赵启明', '/enterprises');
    await page.getByRole('button', { name: '导出 CSV' }).click();
    const asked = page.waitForEvent('popup');
    await page.getByRole('button', { name: '去确认' }).click();
    const file = page.waitForEvent('download');
    await (await asked).getByRole('button', { name: '确认是我' }).click();
    expect((await file).suggestedFilename()).toBe('企业名单.csv');
  });
});

describe('Signing in', () => {
  it('stands in the trail: who, from where, with what outcome, and its end', async () => {
    const name = `来去${mark}`;
    await create(name);
    const page = await signIn(name, '/account');
    await page.getByRole('button', { name: '退出全部设备' }).click();
    await page.getByRole('heading', { name: '已退出登录' }).waitFor();
    const entries = await trail(`who=${encodeURIComponent(name)}`);
    expect(entries.map(({ action, outcome }) => [action, outcome])).toEqual([
      ['session.signOut', 'ok'],
      ['session.signIn', 'ok'],
    ]);
    expect(entries.every(({ address: from }) => from === '127.0.0.1')).toBe(true);
  });

  it('that fails stands there too, and so does a confirmation that was not given', async () => {
    const page = await signIn('钱佩玲');
    await page.goto('/api/session/sign-in?stepUp=true');
    await page.getByRole('button', { name: '取消' }).click();
    await page.getByText('没有通过').waitFor();
    const refused = await trail('action=session.stepUp&outcome=refused');
    expect(refused[0]).toMatchObject({ actorName: '钱佩玲', code: 'sign-in-refused', address: '127.0.0.1' });

    const another = await newPage();
    const begun = await another.context().request.get(`${address}/api/session/sign-in`, { maxRedirects: 0 });
    const state = new URL(begun.headers()['location'] ?? '').searchParams.get('state') ?? '';
    await another.goto(`/api/session/callback?state=${state}&code=made-up`);
    await another.getByText('登录没有成功').waitFor();
    const failed = await trail('action=session.signIn&outcome=refused');
    expect(failed[0]).toMatchObject({ actorName: '未登录', code: 'sign-in-failed', address: '127.0.0.1' });
  });
});
