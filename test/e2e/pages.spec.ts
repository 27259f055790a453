import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { openBrowser } from '../setup/browser.js';
import { Acting, signInto } from './acting.js';
import { draftFor, pushed, shownItem, shownPolicy, submitted } from './pushing.js';

const address = inject('address');
const grave = new Set<string | null | undefined>(['serious', 'critical']);

let browser: Browser;
/** What pages are about, by the name it has in their addresses below. */
const things: Record<string, string> = {};

beforeAll(async () => {
  browser = await openBrowser();
  const [editor, approver] = [new Acting(address, '王思远'), new Acting(address, '李慧敏')];
  const item = await shownItem(editor);
  things['own'] = await new Acting(address, '吴志强').uscc();
  things['report'] = (
    await new Acting(address, '吴志强').post<{ id: string }>(
      `/api/enterprises/${things['own']}/checkup-reports`,
      { on: '2025-06-01' },
    )
  ).id;
  await new Acting(address, '吴志强').post(`/api/enterprises/${things['own']}/privacy/requests/copy`);
  things['person'] = (await editor.get<{ id: string }>('/api/me')).id;
  things['foreign'] = await new Acting(address, '冯国栋').uscc();
  things['done'] = (await pushed(editor, approver, draftFor({ item }, '已经投放的推送'))).id;
  things['draft'] = (
    await editor.post<{ id: string }>('/api/pushes', draftFor({ item }, '还在起草的推送'))
  ).id;
  things['waiting'] = (
    await submitted(new Acting(address, '陈晓雯'), draftFor({ item }, '等待审批的推送'))
  ).id;
  things['policyDraft'] = (
    await editor.post<{ id: string }>('/api/policy-drafts', { copyOf: shownPolicy })
  ).id;
  const form = new FormData();
  form.append('file', new Blob(['统一社会信用代码,企业名称\n123,甲\n']), '有错的行.csv');
  things['import'] = (await new Acting(address, '赵启明').post<{ id: string }>('/api/imports', form)).id;
});
afterAll(() => browser.close());

/** Whoever has not signed in. */
const nobody = 'nobody';

/** Every page, and one of those who work on it. */
const pages: readonly (readonly [person: string, path: string])[] = [
  [nobody, '/sign-in'],
  [nobody, '/sign-in?expired=true&returnTo=/pushes'],
  [nobody, '/sign-in?problem=provider-unreachable'],
  [nobody, '/signed-out'],
  [nobody, '/privacy'],
  [nobody, '/join'],
  ['王思远', '/account'],
  ['王思远', '/join'],
  ['徐海涛', '/people'],
  ['徐海涛', '/people?show=departments'],
  ['徐海涛', '/people/{person}'],
  ['唐静怡', '/people/{person}'],
  ['宋明哲', '/people?role=editor&sort=name'],
  ['沈佳宜', '/my-enterprises'],
  ['沈佳宜', '/claim'],
  ['沈佳宜', '/join'],
  ['吴志强', '/enterprise/{own}/members'],
  ['吴志强', '/enterprise/{own}/messages'],
  ['吴志强', '/enterprise/{own}/messages?view=archived'],
  ['吴志强', '/enterprise/{own}/checkup'],
  ['吴志强', '/enterprise/{own}/checkup?on=2025-06-01'],
  ['吴志强', '/enterprise/{own}/checkup/reports'],
  ['吴志强', '/enterprise/{own}/checkup/reports/{report}'],
  ['吴志强', '/enterprise/{own}/matches'],
  ['吴志强', '/enterprise/{own}/matches?amount=under100&sort=deadline'],
  ['吴志强', `/enterprise/{own}/policies/${shownPolicy}`],
  ['吴志强', '/enterprise/{own}/data'],
  ['吴志强', '/enterprise/{own}/data?show=tags'],
  ['吴志强', '/enterprise/{own}/data?show=corrections'],
  ['吴志强', '/enterprise/{own}/privacy'],
  ['赵启明', '/privacy-requests'],
  ['王思远', '/corrections'],
  ['王思远', '/catalogue/tags/small-micro'],
  ['王思远', '/policies'],
  ['王思远', '/rules/try'],
  ['王思远', '/policies?show=drafts'],
  ['王思远', '/policies/new?from=version'],
  ['王思远', '/policies/drafts/{policyDraft}'],
  ['李慧敏', '/policies/drafts/{policyDraft}'],
  ['李慧敏', `/policies/${shownPolicy}/versions`],
  ['王思远', `/policies/${shownPolicy}`],
  ['王思远', '/pushes'],
  ['王思远', '/pushes/{draft}'],
  ['王思远', '/pushes/{done}'],
  ['王思远', '/pushes/{draft}/edit'],
  ['王思远', `/pushes/new?policy=${shownPolicy}`],
  ['周建国', '/todo'],
  ['陈晓雯', '/todo?group=waiting'],
  ['王思远', '/todo'],
  ['周建国', '/pushes/{waiting}'],
  ['赵启明', '/coverage'],
  ['赵启明', '/enterprises'],
  ['赵启明', '/enterprises/{own}'],
  ['赵启明', '/enterprises/{foreign}/checkup'],
  ['赵启明', '/catalogue'],
  ['赵启明', '/catalogue?show=facts'],
  ['赵启明', '/catalogue?show=versions'],
  ['赵启明', '/catalogue/tags/key-service'],
  ['赵启明', '/catalogue/facts/staff'],
  ['王思远', '/catalogue/facts/taxableIncome'],
  ['赵启明', '/feeds'],
  ['赵启明', '/imports'],
  ['赵启明', '/imports/{import}'],
  ['孙雅琴', '/metrics?metric=P2'],
  ['宋明哲', '/audit'],
  ['宋明哲', '/audit?outcome=refused&from=2026-01-01'],
  ['唐静怡', '/keys'],
  ['徐海涛', '/keys'],
  ['孙雅琴', '/no-such-page'],
  ['孙雅琴', '/imports'],
];

function filled(path: string): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => things[name] ?? name);
}

const contexts = new Map<string, Promise<BrowserContext>>();

/** A person's browser of some width, the same one for all their pages. */
function contextOf(person: string, width = 1440): Promise<BrowserContext> {
  const key = `${person} ${width}`;
  const context = contexts.get(key) ?? newContext(person, width);
  contexts.set(key, context);
  return context;
}

async function newContext(person: string, width: number): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width, height: 900 },
    reducedMotion: 'reduce',
  });
  if (person !== nobody) await signInto(context, person, address);
  return context;
}

/** Opens a page and waits until all that it asks for is there. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(filled(path));
  await page.locator('main h1').waitFor();
  const waiting = page.getByRole('status', { name: '正在加载' });
  await vi.waitUntil(async () => (await waiting.count()) === 0, { timeout: 30_000, interval: 50 });
  await page.evaluate('document.fonts.ready');
}

/** All that is wrong on a page, in one list. */
async function faultsOf(person: string, path: string, width: number): Promise<string[]> {
  const context = await contextOf(person, width);
  const page = await context.newPage();
  const said: string[] = [];
  page.on('console', (message) => {
    // Before anybody has signed in, the question who it is has to be answered with nobody.
    const isNobody = person === nobody && message.location().url.endsWith('/api/me');
    if (message.type() === 'error' && !isNobody) said.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => said.push(`error: ${error.message}`));
  await open(page, path);
  const wide = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  const { violations } = await new AxeBuilder({ page }).analyze();
  await page.close();
  const barriers = violations
    .filter(({ impact }) => grave.has(impact))
    .map(({ id, nodes }) => `axe: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  return [...said, ...(wide > 0 ? [`${wide} px too wide`] : []), ...barriers];
}

describe.each([1440, 390])(
  'At %i px, every page fits, can be used by everybody, and fails nowhere',
  (width) => {
    it.concurrent.each(pages)('seen by %s: %s', async (person, path) => {
      expect(await faultsOf(person, path, width)).toEqual([]);
    });
  },
);

describe('The check-up', () => {
  it('explains to an enterprise why not: what it has, what is asked, and where that stands', async () => {
    const context = await contextOf('冯国栋');
    const page = await context.newPage();
    await open(page, `/enterprise/{foreign}/checkup?policy=${shownPolicy}`);
    const verdict = page.getByRole('article').first();
    expect(await verdict.getByText('暂不符合').isVisible()).toBe(true);
    const unmet = verdict.locator('li', { hasText: '不满足' }).last();
    await unmet.getByText('本企业').waitFor();
    expect(await unmet.innerText()).toMatch(/不满足/);
    expect(await verdict.getByRole('blockquote').count()).toBeGreaterThan(0);
    expect(await page.getByText('以主管部门审核为准').first().isVisible()).toBe(true);
    await page.close();
  });

  it('tells another enterprise that it meets the conditions at first sight, promising nothing', async () => {
    const context = await contextOf('吴志强');
    const page = await context.newPage();
    await open(page, `/enterprise/{own}/checkup?policy=${shownPolicy}`);
    const verdict = page.getByRole('article').first();
    expect(await verdict.getByText('初步符合').isVisible()).toBe(true);
    expect(await verdict.getByText('不满足', { exact: true }).count()).toBe(0);
    await page.close();
  });
});

describe('The import page', () => {
  it('takes a file, counts what became of it, and shows the rows it refused', async () => {
    const context = await contextOf('赵启明');
    const page = await context.newPage();
    await open(page, '/imports');
    const rows = ['91310113MA1PAGE0A4,页面导入,12', '123,乙,5', '91310113MA1PAGE0A5,丙,很多'];
    const text = ['统一社会信用代码,企业名称,从业人数（人）', ...rows].join('\n');
    const file = { name: '页面.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('button', { name: '开始导入' }).click();
    await page.getByRole('heading', { level: 1, name: '页面.csv' }).waitFor();
    await page.getByText('已完成').waitFor();
    const refused = page.getByRole('table', { name: '拒绝的行' });
    await refused.waitFor();
    expect(await refused.locator('tbody').innerText()).toMatch(/第 3 行[\s\S]*123[\s\S]*第 4 行[\s\S]*很多/);
    expect(await page.locator('main').innerText()).toMatch(/新增\s*1\s*家[\s\S]*拒绝\s*2\s*行/);
    await page.close();
  });
});

describe('A page without anything to show', () => {
  it.each([
    ['吴志强', '/enterprise/{own}/messages?view=archived', '没有已归档的消息'],
    ['王思远', '/pushes?query=没有这样的标题', '没有推送'],
    ['赵启明', '/enterprises?query=没有这样的企业', '没有找到企业'],
    ['李慧敏', '/todo?group=waiting&kind=policyApproval', '没有等他人处理的事项'],
    ['吴志强', '/enterprise/{own}/matches?query=没有这样的政策', '没有符合条件的政策'],
    ['徐海涛', '/people?query=没有这样的人', '没有找到人员'],
    ['孙雅琴', '/metrics?metric=P2&from=2020-01-01&to=2020-01-31', '这一期间没有推送'],
    ['赵启明', '/privacy-requests?query=没有这样的企业', '没有个人信息请求'],
    ['赵启明', '/imports?page=999', '还没有导入'],
  ])('says so, and what to do next, to %s: %s', async (person, path, words) => {
    const context = await contextOf(person);
    const page = await context.newPage();
    await open(page, path);
    await page.getByText(words, { exact: true }).waitFor();
    await page.close();
  });
});
