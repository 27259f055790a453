import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser } from '../setup/browser.js';
import { Acting, signInto } from './acting.js';

const address = inject('address');
const editor = '陈晓雯';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function open(width = 1440): Promise<Page> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width, height: 900 },
    reducedMotion: 'reduce',
  });
  await signInto(context, editor, address);
  const page = await context.newPage();
  await page.goto('/rules/try');
  await field(page, '条件 1').waitFor();
  return page;
}

const field = (page: Page, name: string): Locator => page.getByRole('combobox', { name: `${name} 的指标` });
const row = (page: Page, name: string): Locator => page.getByRole('group', { name, exact: true });
const sentences = (page: Page): Locator => page.getByRole('region', { name: '规则全文' });

/** Chooses a field as somebody without a mouse does. */
async function choose(page: Page, name: string, label: string): Promise<void> {
  await field(page, name).focus();
  await page.keyboard.type(label);
  await page.locator('.ant-select-dropdown:visible').getByText(label, { exact: true }).waitFor();
  await page.keyboard.press('Enter');
}

/** Chooses out of a list with the mouse. */
async function pick(page: Page, list: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: list, exact: true }).click();
  await page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click();
}

const focused = (page: Page): Promise<string | null> =>
  page.evaluate<string | null>('document.activeElement.getAttribute("aria-label")');

/** The rule as the page gives it out. */
async function ruleOn(page: Page): Promise<unknown> {
  await page.getByRole('tab', { name: 'SQL 与 JSON' }).click();
  return JSON.parse(await page.getByRole('region', { name: '规则的 JSON' }).innerText());
}

async function startFrom(page: Page, title: string): Promise<void> {
  const source = page.getByRole('combobox', { name: '从哪条规则开始' });
  await source.focus();
  await page.keyboard.type(title);
  await page.locator('.ant-select-dropdown:visible').getByText(title, { exact: true }).click();
  await page.getByRole('button', { name: '从这条规则开始' }).click();
}

describe('A rule built by hand', () => {
  it('is written with keyboard and mouse, read in sentences, and counted over the district', async () => {
    const page = await open();
    await choose(page, '条件 1', '应纳税所得额');
    await pick(page, '条件 1 的比较方式', '不超过');
    await page.getByLabel('条件 1 的值（万元）').fill('300');
    await sentences(page).getByText('应纳税所得额不超过 300 万元').waitFor();
    await page.getByText(/在业企业 [\d,]+ 家/).waitFor();

    await page.getByRole('button', { name: '在整条规则中添加条件' }).focus();
    await page.keyboard.press('Enter');
    await row(page, '条件 2').waitFor();
    expect(await focused(page)).toBe('条件 2 的指标');
    await choose(page, '条件 2', '从业人数');
    await page.getByLabel('条件 2 的值（人）').fill('10');
    await sentences(page).getByText('从业人数不低于 10 人').waitFor();
    expect(await ruleOn(page)).toEqual({
      combinator: 'and',
      rules: [
        { field: 'taxableIncome', operator: '<=', value: 300 },
        { field: 'staff', operator: '>=', value: 10 },
      ],
    });
    await page.context().close();
  });

  it('is put in order row by row, and gives back what was deleted', async () => {
    const page = await open();
    await startFrom(page, '失业保险稳岗返还');
    await row(page, '条件 2.2.1').waitFor();
    const before = await ruleOn(page);
    await page.getByRole('button', { name: '复制条件 1' }).click();
    await page.getByRole('button', { name: '删除条件 2', exact: true }).click();
    await page.getByRole('button', { name: '下移条件 1' }).waitFor();
    expect(await ruleOn(page)).toEqual(before);
    await page.getByRole('button', { name: '删除条件 1', exact: true }).click();
    await page.getByText('已删除条件 1').waitFor();
    expect(await focused(page)).toBeNull();
    await page.getByRole('button', { name: '撤销删除' }).click();
    expect(await ruleOn(page)).toEqual(before);
    await page.context().close();
  });

  it('of a policy comes out as the policy has it', async () => {
    const { items } = await new Acting(address, editor).get<{ items: { rule: unknown }[] }>(
      '/api/policies/stable-employment-refund',
    );
    const page = await open();
    await startFrom(page, '失业保险稳岗返还');
    await row(page, '条件 2.2.1').waitFor();
    expect(await ruleOn(page)).toEqual(items[0]?.rule);
    await page.context().close();
  });

  it('is shown at each of its boundaries', async () => {
    const page = await open();
    await startFrom(page, '失业保险稳岗返还');
    const table = page.getByRole('table', { name: '条件 2.2.1 的边界用例' });
    await table.waitFor();
    expect(await table.innerText()).toMatch(/29 人\s+满足\s+初步符合[\s\S]*31 人\s+不满足\s+暂不符合/);
    expect(await table.innerText()).toMatch(/缺数据\s+缺数据\s+无法判断\s+待补充信息/);
    await page.context().close();
  });
});

describe('A rule that is wrong', () => {
  it('names the condition, and says what is wrong with it', async () => {
    const page = await open();
    await choose(page, '条件 1', '从业人数');
    await pick(page, '条件 1 的比较方式', '在…之间');
    await page.getByLabel('条件 1 的下限（人）').fill('300');
    await page.getByLabel('条件 1 的上限（人）').fill('100');
    await row(page, '条件 1').getByText('“从业人数”的下限不能大于上限，请交换两个值').waitFor();
    await page.getByText(/规则还有 1 处没有写好/).waitFor();
    await page.getByLabel('条件 1 的上限（人）').fill('500');
    await sentences(page).getByText('从业人数在 300 人至 500 人之间').waitFor();
    await page.context().close();
  });

  it('is told of a contradiction, with the place', async () => {
    const page = await open();
    await choose(page, '条件 1', '从业人数');
    await page.getByLabel('条件 1 的值（人）').fill('300');
    await page.getByRole('button', { name: '复制条件 1' }).click();
    await pick(page, '条件 2 的比较方式', '低于');
    await sentences(page)
      .getByText(/矛盾|不可能/)
      .first()
      .waitFor();
    await page.context().close();
  });
});

describe('On a phone, the builder', () => {
  it('stacks its rows, fits, and can be used by everybody, with a whole policy in it', async () => {
    const page = await open(390);
    await startFrom(page, '失业保险稳岗返还');
    await row(page, '条件 2.2.1').waitFor();
    await page.getByRole('button', { name: '条件 1 的说明' }).click();
    await page.getByLabel('政策原文').waitFor();
    const wide = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    const { violations } = await new AxeBuilder({ page }).analyze();
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect([wide, grave.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])]).toEqual([0, []]);
    await page.context().close();
  });
});
