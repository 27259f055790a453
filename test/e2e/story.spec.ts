import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser } from '../setup/browser.js';
import { Acting } from './acting.js';
import { draftFor, pushed, shownPolicy } from './pushing.js';

const address = inject('address');
const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
const title = '小型微利企业所得税优惠，请核对';
const readers = ['吴志强', '郑丽华', '冯国栋'] as const;

let browser: Browser;
const contexts: BrowserContext[] = [];

beforeAll(async () => void (browser = await openBrowser()));
afterAll(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  await browser.close();
});

/** A browser of its own, in which the person has signed in as people do. */
async function desk(name: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: address, viewport: { width: 1440, height: 900 } });
  contexts.push(context);
  const page = await context.newPage();
  await page.goto('/');
  await page.getByRole('link', { name: '用统一身份认证登录' }).click();
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await page.getByText('当前人员').waitFor({ state: 'attached' });
  return page;
}

async function inboxOf(name: string): Promise<string> {
  return `/enterprises/${await new Acting(address, name).uscc()}/inbox`;
}

async function unreadOf(name: string): Promise<number> {
  const count = await new Acting(address, name).get<{ unread: number }>(`/api${await inboxOf(name)}/unread`);
  return count.unread;
}

/** The messages of a person's enterprise, connected and waiting. Any reload would wipe the mark. */
async function openInbox(name: string): Promise<Page> {
  const page = await desk(name);
  await page.goto(`/enterprise/${await new Acting(address, name).uscc()}/messages`);
  await page.getByText('新消息实时到达').waitFor();
  await page.getByText(/还没有消息|已全部显示|加载更多/).waitFor();
  await page.evaluate("window.loadedOnce = 'yes'");
  return page;
}

const metricNames = ['推送政策信息条数', '推送次数', '主动提醒次数', '投放企业家次', '覆盖企业数'] as const;
type Figures = Readonly<Record<(typeof metricNames)[number], number>>;

/** Today's figures of the tax department as the statistics page shows them. Other stories push for other departments. */
async function figures(): Promise<Figures> {
  const page = await desk('孙雅琴');
  await page.goto(`/metrics?from=${today}&to=${today}&department=tax`);
  await page.getByText('推送勾稽关系核对').waitFor();
  const cards = page.locator('div', { has: page.getByRole('button', { name: /看是哪些推送|收起推送/ }) });
  const read = metricNames.map(async (name) => {
    const card = cards.filter({ has: page.getByRole('button', { name: `${name}的口径` }) }).last();
    return [name, numberIn(await card.locator('p').first().innerText())] as const;
  });
  const shown = Object.fromEntries(await Promise.all(read)) as Figures;
  expect(await page.getByText('✗ 不成立').count()).toBe(0);
  await page.context().close();
  return shown;
}

function numberIn(text: string): number {
  const digits = /[\d,]+/.exec(text)?.[0];
  if (!digits) throw new Error(`no number in “${text}”`);
  return Number(digits.replaceAll(',', ''));
}

/** The editor writes the push on the pages, from the policy. Gives back the address of the push. */
async function writeAndSubmit(page: Page): Promise<string> {
  await page.goto(`/policies/${shownPolicy}`);
  await page.getByRole('button', { name: '新建推送' }).first().click();
  await page.getByLabel('标题').fill(title);
  await page.getByLabel('正文').fill('贵企业可能符合小型微利企业条件，请在预缴申报时核对。');
  expect(await page.getByRole('checkbox', { name: /初步符合/ }).isChecked()).toBe(true);
  await page.getByText(/所选分组现有 [\d,]+ 家/).waitFor();
  await page.getByRole('button', { name: '保存草稿，去核对和提交' }).click();
  await page.getByRole('button', { name: '提交审批' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '提交审批' }).click();
  await page.getByRole('status').filter({ hasText: '待审批' }).waitFor();
  return new URL(page.url()).pathname;
}

/** The approver finds it among what waits, and approves. Gives back how many enterprises the dialog named. */
async function approve(page: Page): Promise<number> {
  await page.goto('/todo');
  await page.getByRole('link', { name: `去审批：${title}` }).click();
  await page.getByRole('button', { name: '批准并投放' }).click();
  const dialog = page.getByRole('dialog');
  const audience = numberIn(
    await dialog
      .getByText(/将投放到/)
      .locator('b')
      .innerText(),
  );
  await dialog.getByRole('button', { name: '批准并投放' }).click();
  await confirm(page);
  return audience;
}

/** Deciding asks who it is once more, in a window of its own; then it goes on by itself. */
async function confirm(page: Page): Promise<void> {
  const asked = page.waitForEvent('popup');
  await page.getByRole('button', { name: '去确认' }).click();
  await (await asked).getByRole('button', { name: '确认是我' }).click();
}

/** A later message to everybody in the town: whoever has it has had all that came before. */
async function tellTownOf(page: Page, name: string): Promise<void> {
  const code = await new Acting(address, name).uscc();
  const { facts } = await new Acting(address, '赵启明').get<{ facts: { key: string; value: unknown }[] }>(
    `/api/enterprises/${code}`,
  );
  const town = facts.find(({ key }) => key === 'town')?.value;
  const rule = { combinator: 'and', rules: [{ field: 'town', operator: '=', value: town }] };
  const [editor, approver] = [new Acting(address, '王思远'), new Acting(address, '李慧敏')];
  const later = `致全镇企业 ${Date.now()}`;
  await pushed(editor, approver, draftFor({ rule }, later));
  await page.getByText(later).first().waitFor();
}

describe('A push from the editor’s desk to the enterprises’ pages', () => {
  it('reaches those it is for while they look on, and is counted once', async () => {
    const [wu, zheng, feng] = await Promise.all(readers.map(openInbox));
    if (!wu || !zheng || !feng) throw new Error('three pages were opened');
    const unread = { 吴志强: await unreadOf('吴志强'), 郑丽华: await unreadOf('郑丽华') };
    const before = await figures();
    expect(before.覆盖企业数).toBe(0);

    const editor = await desk('陈晓雯');
    const push = await writeAndSubmit(editor);
    expect(await editor.getByRole('button', { name: '批准并投放' }).count()).toBe(0);
    const audience = await approve(await desk('周建国'));
    expect(audience).toBeGreaterThan(2);

    for (const [page, name] of [
      [wu, '吴志强'],
      [zheng, '郑丽华'],
    ] as const) {
      await page.getByRole('list', { name: '消息列表' }).getByText(title).waitFor();
      await page.getByText(`${unread[name] + 1} 条未读`).waitFor({ state: 'attached' });
      expect(await page.evaluate('window.loadedOnce')).toBe('yes');
    }
    expect(await figures()).toEqual({
      推送政策信息条数: before.推送政策信息条数 + 1,
      推送次数: before.推送次数 + 1,
      主动提醒次数: before.主动提醒次数,
      投放企业家次: before.投放企业家次 + audience,
      覆盖企业数: before.覆盖企业数 + audience,
    });
    await tellTownOf(feng, '冯国栋');
    expect(await feng.getByText(title).count()).toBe(0);

    await editor.goto(push);
    await editor.getByText('已读 0 家').waitFor();
    await wu.getByRole('list', { name: '消息列表' }).getByText(title).click();
    await wu.getByRole('article', { name: title }).waitFor();
    await editor.reload();
    await editor.getByText('已读 1 家').waitFor();
  });
});
