import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { openBrowser } from '../setup/browser.js';
import { Acting, signInto } from './acting.js';
import { pushed } from './pushing.js';

const address = inject('address');
const uscc = '92310113MA1PAGE0X1';
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  await shopOf(new Acting(address, '郑丽华'));
});
afterAll(() => browser.close());

/** An individual business that a feed delivers and a person claims. */
async function shopOf(owner: Acting): Promise<void> {
  await imported('登记');
  await owner.post('/api/claims', { uscc, credential: uscc.slice(-6) });
}

/** Delivers the shop; answers how many rows went in and how many were refused. */
async function imported(name: string): Promise<{ inserted: number; rejected: number }> {
  const operator = new Acting(address, '赵启明');
  const rows = ['统一社会信用代码,企业名称,从业人数（人）,所在街镇', `${uscc},丽华花店,3,罗店镇`];
  const form = new FormData();
  form.append('file', new Blob([rows.join('\n')]), `${name}.csv`);
  const { id } = await operator.post<{ id: string }>('/api/imports', form);
  return vi.waitUntil(
    async () => {
      const batch = await operator.get<{ state: string; inserted: number; rejected: number }>(
        `/api/imports/${id}`,
      );
      return batch.state === 'done' && batch;
    },
    { timeout: 60_000, interval: 100 },
  );
}

async function desk(name: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: address, viewport: { width: 1440, height: 900 } });
  await signInto(context, name, address);
  return context.newPage();
}

const byStaff = {
  kind: 'hotNews',
  title: '有从业人员的企业',
  body: '请查看。',
  rule: { combinator: 'and', rules: [{ field: 'staff', operator: '>=', value: 1 }] },
  segments: [{ segment: 'eligible' }],
  channels: ['page'],
};

describe('The notice', () => {
  it('is told to a person until they say that they know, and can be read by everybody', async () => {
    const page = await desk('冯国栋');
    await page.goto('/');
    const reminder = page.getByRole('complementary', { name: '个人信息处理告知' });
    await reminder.getByRole('button', { name: '知道了' }).click();
    await reminder.waitFor({ state: 'detached' });
    await page.reload();
    await page.locator('main h1').waitFor();
    expect(await reminder.count()).toBe(0);
    const stranger = await browser.newPage({ baseURL: address });
    await stranger.goto('/privacy');
    await stranger.getByRole('heading', { name: '您的权利' }).waitFor();
    expect(await stranger.locator('main').innerText()).toMatch(/第十三条第一款第三项[\s\S]*须您同意/);
  });
});

describe('An individual business', () => {
  it('refuses personalised pushes by one press, which the next push says with a count', async () => {
    const owner = await desk('郑丽华');
    await owner.goto(`/enterprise/${uscc}/privacy`);
    const choice = owner.getByRole('switch', { name: '接收按本企业情况选择的推送' });
    await choice.click();
    await owner.getByText('已拒绝：只收到').waitFor();
    const { id } = await pushed(new Acting(address, '王思远'), new Acting(address, '李慧敏'), byStaff);
    const staff = await desk('王思远');
    await staff.goto(`/pushes/${id}`);
    const ledger = staff.getByRole('table', { name: '投放台账' });
    await ledger.getByText('拒绝个性化推送 1 家').waitFor();
    await staff.getByLabel(/统一社会信用代码/).fill(uscc);
    await staff.getByRole('button', { name: '查询' }).click();
    await staff.getByText(/企业拒绝按其特征选择的推送/).waitFor();
    await choice.click();
    await owner.getByText('部门按规则（指标、标签）选出').waitFor();
    await owner.getByText('记录（2 次）').click();
    expect(await owner.locator('ol').first().innerText()).toMatch(/恢复[\s\S]*拒绝/);
  });

  it('consents by declaring, and takes it back with what was declared', async () => {
    const owner = new Acting(address, '郑丽华');
    await owner.ask('PUT', `/api/enterprises/${uscc}/declared/insuredStaff`, { value: '2' });
    const page = await desk('郑丽华');
    await page.goto(`/enterprise/${uscc}/privacy`);
    await page.getByText('已同意', { exact: true }).waitFor();
    await page.getByRole('button', { name: /撤回同意/ }).click();
    await page.getByRole('button', { name: '撤回', exact: true }).click();
    await page.getByText('已撤回', { exact: true }).waitFor();
    const { facts } = await owner.get<{ facts: { key: string; value: unknown }[] }>(
      `/api/enterprises/${uscc}/own`,
    );
    expect(facts.find(({ key }) => key === 'insuredStaff')?.value).toBeNull();
  });

  it('gets a copy of everything, and is erased once the centre has decided so', async () => {
    const owner = await desk('郑丽华');
    await owner.goto(`/enterprise/${uscc}/privacy`);
    await owner.getByRole('button', { name: '申请副本' }).click();
    const downloading = owner.waitForEvent('download');
    await owner.getByRole('button', { name: '下载 CSV' }).click({ timeout: 60_000 });
    expect((await downloading).suggestedFilename()).toBe('个人信息副本.csv');

    await owner.getByRole('button', { name: '申请删除' }).click();
    const ask = owner.getByRole('dialog');
    await ask.getByLabel('情形（第四十七条）').click();
    await owner.getByTitle('已停止经营，或保存期限已届满').click();
    await ask.getByLabel('理由').fill('已注销');
    await ask.getByRole('button', { name: '提交申请' }).click();
    await owner.getByText('待决定').waitFor();

    const centre = await desk('赵启明');
    await centre.goto('/privacy-requests?state=open');
    await centre.getByRole('row').filter({ hasText: uscc }).getByRole('button', { name: /决定/ }).click();
    const decide = centre.getByRole('dialog');
    await decide.getByRole('radio', { name: '同意删除' }).check();
    await decide.getByLabel('理由', { exact: true }).fill('已核实注销');
    await decide.getByRole('button', { name: '同意删除' }).click();
    await decide.waitFor({ state: 'detached' });

    const person = new Acting(address, '郑丽华');
    await vi.waitUntil(async () => (await person.ask('GET', `/api/enterprises/${uscc}/own`)).status === 404, {
      timeout: 60_000,
      interval: 200,
    });
    expect(await imported('再次报来')).toMatchObject({ inserted: 0, rejected: 1 });
    await centre.goto('/privacy-requests?state=done');
    await centre.getByRole('row').filter({ hasText: '已删除' }).first().waitFor();
    expect(await centre.locator('main').innerText()).not.toContain('丽华花店');
  });
});
