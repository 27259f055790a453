import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser } from '../setup/browser.js';
import { Acting, type PushDetail, signInto } from './acting.js';
import { approve, dispatched, draftFor, submitted } from './pushing.js';

const address = inject('address');
let browser: Browser;

beforeAll(async () => void (browser = await openBrowser()));
afterAll(() => browser.close());

async function desk(name: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: address, viewport: { width: 1440, height: 900 } });
  await signInto(context, name, address);
  return context.newPage();
}

const rule = { combinator: 'and', rules: [{ field: 'town', operator: 'notNull' }] };

describe('待办', () => {
  it('shows a submitted push to the approver, and 催办 of those who wait for it', async () => {
    const title = '等着批准的推送';
    await submitted(new Acting(address, '王思远'), draftFor({ rule }, title));
    const editor = await desk('王思远');
    await editor.goto('/todo?group=waiting');
    await editor.getByRole('button', { name: `催办：${title}` }).click();
    await editor.getByText('今天已催办').waitFor();
    expect(await editor.getByRole('button', { name: `催办：${title}` }).isDisabled()).toBe(true);

    const approver = await desk('李慧敏');
    await approver.goto('/todo');
    const row = approver.getByRole('listitem').filter({ hasText: title });
    await row.getByText(/王思远 今天 .* 催办/).waitFor();
    await row.getByText(/还剩 \d+ 天/).waitFor();
    const badge = approver.getByRole('navigation', { name: '主导航' }).getByText(/件待办/);
    expect(await badge.textContent()).toMatch(/^\d+ 件待办$/);
    await row.getByRole('link', { name: `去审批：${title}` }).click();
    await approver.getByRole('heading', { level: 1, name: title }).waitFor();
  });

  it('brings a returned push back to its writer, with the comment', async () => {
    const title = '退回来的推送';
    const { id } = await submitted(new Acting(address, '王思远'), draftFor({ rule }, title));
    await new Acting(address, '李慧敏').post(`/api/pushes/${id}/return`, { comment: '请写明截止日期' });
    const page = await desk('王思远');
    await page.goto('/todo?kind=pushDraft');
    const row = page.getByRole('listitem').filter({ hasText: title });
    await row.getByText('退回意见：请写明截止日期').waitFor();
  });
});

describe('A push to a pasted list', () => {
  it('names every line that can’t be used, shows the approver the number, and reaches who is on it', async () => {
    const title = '按名单推送';
    const [uscc, editor] = [await new Acting(address, '吴志强').uscc(), new Acting(address, '王思远')];
    const page = await desk('王思远');
    await page.goto('/pushes/new');
    await page.getByRole('radio', { name: '按名单' }).check();
    await page.getByLabel('统一社会信用代码').fill([uscc, '9131', uscc, '91310113MA1N0NE0X6'].join('\n'));
    await page.getByRole('button', { name: '核对名单' }).click();
    await page.getByText('给出 4 个代码，其中在业企业').waitFor();
    await page.getByText('没有登记（1 个）').click();
    await page.getByText('第 4 行').waitFor();
    await page.getByLabel('标题').fill(title);
    await page.getByLabel('正文').fill('请名单上的企业查看。');
    await page.getByRole('button', { name: /保存草稿/ }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    const id = page.url().split('/').at(-1) ?? '';
    const push = await editor.post<PushDetail>(`/api/pushes/${id}/submit`);

    const approver = await desk('李慧敏');
    await approver.goto(`/pushes/${id}`);
    await approver.getByRole('button', { name: /^批准/ }).click();
    await approver.getByRole('dialog').getByText('1 家').waitFor();
    await approve(new Acting(address, '李慧敏'), push);
    expect((await dispatched(editor, id)).delivered).toBe(1);

    const enterprise = await desk('吴志强');
    await enterprise.goto(`/enterprise/${uscc}/messages`);
    await enterprise.getByText(title).first().waitFor();
  });
});

describe('Lists as files', () => {
  it('hold the rows of one’s own department and say who took them', async () => {
    const title = '=推送清单里的一条';
    await new Acting(address, '王思远').post('/api/pushes', draftFor({ rule }, title));
    const file = async (name: string, path: string): Promise<string> =>
      String((await new Acting(address, name).ask('GET', path)).body);
    const own = await file('王思远', '/api/pushes/export.csv?state=draft');
    expect(own).toMatch(/王思远 于 .* 导出，仅供履行职责使用，不得外传/);
    expect(own).toContain(`'${title}`);
    expect(await file('陈晓雯', '/api/pushes/export.csv')).not.toContain(title);
    const corrections = await file('王思远', '/api/corrections/export.csv');
    expect(corrections.split('\r\n')[1]).toMatch(/^统一社会信用代码,企业名称,指标或标签/);
  });
});
