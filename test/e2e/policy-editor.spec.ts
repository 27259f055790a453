import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser } from '../setup/browser.js';
import { Acting, signInto } from './acting.js';
import { docxOf, refundText } from './policy-document.js';

const address = inject('address');
const editor = new Acting(address, '王思远');
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

interface Draft {
  readonly id: string;
  readonly state: string;
  readonly revision: number;
  readonly content: Record<string, unknown> & { readonly title: string; readonly items: Item[] };
}

interface Item {
  readonly rule: unknown;
  readonly marks: readonly { readonly condition: string; readonly quote: string }[];
}

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function contextOf(person: string): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width: 1440, height: 1000 },
    reducedMotion: 'reduce',
  });
  await signInto(context, person, address);
  return context;
}

async function opened(person: string, path: string): Promise<Page> {
  const page = await (await contextOf(person)).newPage();
  await page.goto(path);
  await page.locator('main h1').waitFor();
  return page;
}

const draftOf = (id: string) => editor.get<Draft>(`/api/policy-drafts/${id}`);
const idOf = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? '';
const saved = (page: Page) =>
  page
    .getByRole('status')
    .getByText(/^已保存 \d\d:\d\d$/)
    .waitFor();

/** Where the policy's document is uploaded; attachments are uploaded elsewhere. */
const uploadOf = (page: Page) =>
  page.getByRole('region', { name: '政策原文' }).locator('input[type=file]').first();

/** Types into a field by its label. */
const fill = (page: Page, label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text);

/** Chooses from a list by what it says. */
async function choose(page: Page, list: Locator, text: string): Promise<void> {
  await list.click();
  await list.pressSequentially(text);
  await page.locator('.ant-select-dropdown:visible').getByText(text, { exact: true }).first().click();
}

/** Fills a condition in by hand, as an officer does. */
async function condition(
  page: Page,
  name: string,
  field: string,
  operator: string,
  value: number,
): Promise<void> {
  const row = page.getByRole('group', { name, exact: true });
  await choose(page, row.getByLabel(`${name} 的指标`), field);
  const operators = row.getByLabel(`${name} 的比较方式`);
  await operators.click();
  await page.locator('.ant-select-dropdown:visible').getByText(operator, { exact: true }).click();
  await row.getByPlaceholder('数值').fill(`${value}`);
}

/** Selects a piece of the document's text, which may be cut up by marks. A text, since it runs in the browser. */
const selecting = `(wanted) => {
  const element = document.querySelector('[aria-label="政策文件的文字"]');
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  const place = (at) => {
    let rest = at;
    for (const node of nodes) {
      if (rest <= node.length) return [node, rest];
      rest -= node.length;
    }
    throw new Error('beyond the text');
  };
  const start = element.textContent.indexOf(wanted);
  if (start < 0) throw new Error('not in the text: ' + wanted);
  document.getSelection().setBaseAndExtent(...place(start), ...place(start + wanted.length));
}`;

/** Selects a piece of the document as with the mouse, and makes it the clause of the active condition. */
async function quote(page: Page, name: string, text: string): Promise<void> {
  await page.getByRole('group', { name, exact: true }).getByPlaceholder('数值').focus();
  await page.evaluate(`(${selecting})(${JSON.stringify(text)})`);
  await page.getByRole('button', { name: /^作为“条目 1 · 条件 .*”的依据$/ }).click();
}

/** A draft that lacks nothing but what the test is about. */
async function aDraft(title: string, value: unknown = 5.5): Promise<Draft> {
  const { id: document } = await editor.post<{ id: string }>('/api/policy-documents/text', {
    name: '通知',
    body: refundText.join('\n'),
  });
  const { id, revision, content } = await editor.post<Draft>('/api/policy-drafts', {});
  const rule = {
    combinator: 'and',
    rules: [{ field: 'layoffRate', operator: '<=', value, meta: { label: '裁员率不高于5.5%' } }],
  };
  const items = [{ title: '返还', rule, benefit: { text: '返还一部分' } }];
  const whole = {
    ...content,
    title,
    summary: '摘要',
    body: '区人社局',
    disclosure: 'active',
    document,
    items,
  };
  const answer = await editor.ask('PUT', `/api/policy-drafts/${id}`, { revision, content: whole });
  expect(answer.status).toBe(200);
  return answer.body as Draft;
}

describe('An officer who does not program', () => {
  it('takes a policy from its document to submitted, with the right rule and its clauses marked', async () => {
    const page = await opened('王思远', '/policies/new');
    await page.getByRole('button', { name: '开始编写' }).click();
    await page.getByText('把政策文件拖到这里，或点击选择').waitFor();
    const file = { name: '稳岗返还通知.docx', mimeType: word, buffer: docxOf(refundText) };
    await uploadOf(page).setInputFiles(file);
    await page.getByText('足额缴纳失业保险费12个月以上').first().waitFor();

    await fill(page, '政策名称', '失业保险稳岗返还');
    await fill(page, '内容摘要', '不裁员或少裁员的企业，可以获得失业保险费返还。');
    await fill(page, '发文机关', '区人力资源和社会保障局');
    await page.getByRole('radio', { name: '主动公开' }).check();

    await page.getByRole('button', { name: '写第一个条目' }).click();
    await condition(page, '条件 1', '失业保险足额缴费月数', '不低于', 12);
    await quote(page, '条件 1', '足额缴纳失业保险费12个月以上');
    await page.getByRole('button', { name: '在整条规则中添加分组' }).click();
    await condition(page, '条件 2.1', '裁员率', '不超过', 5.5);
    await quote(page, '条件 2.1', '上年度未裁员或裁员率不高于上年度全国城镇调查失业率控制目标（5.5%）');
    await page.getByRole('button', { name: '在分组 2中添加分组' }).click();
    await condition(page, '条件 2.2.1', '参保人数', '不超过', 30);
    await page.getByLabel('分组 2.2 的组合方式').click();
    await page.locator('.ant-select-dropdown:visible').getByText('同时满足各项', { exact: true }).click();
    await page.getByRole('button', { name: '在分组 2.2中添加条件' }).click();
    await condition(page, '条件 2.2.2', '裁员率', '不超过', 20);
    await quote(page, '条件 2.2.2', '30人（含）以下的参保企业裁员率不高于参保职工总数20%');

    await fill(page, '支持内容', '上年度实际缴纳失业保险费的30%（大型企业）或60%（中小微企业）');
    await saved(page);
    await page.getByText('都写齐了，可以提交。', { exact: false }).waitFor();
    await page.getByRole('button', { name: '提交审批' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '提交审批' }).click();
    await page.getByText('等待本部门另一位同事审批，批准即发布。', { exact: false }).waitFor();

    const { state, content } = await draftOf(idOf(page));
    const [item] = content.items;
    expect(state).toBe('submitted');
    expect(item?.rule).toMatchObject({
      combinator: 'and',
      rules: [
        { field: 'insuranceMonths', operator: '>=', value: 12 },
        {
          combinator: 'or',
          rules: [
            { field: 'layoffRate', operator: '<=', value: 5.5 },
            {
              combinator: 'and',
              rules: [
                { field: 'insuredStaff', operator: '<=', value: 30 },
                { field: 'layoffRate', operator: '<=', value: 20 },
              ],
            },
          ],
        },
      ],
    });
    expect(item?.marks).toHaveLength(3);
    expect(await page.locator('mark').count()).toBe(3);
    await page.context().close();
    // Some sixty steps by hand, on a machine that may have other things to do.
  }, 300_000);

  it('is told of a wrong rule by the name of its condition, and led there', async () => {
    const { id } = await aDraft('规则还不对', null);
    const page = await opened('王思远', `/policies/drafts/${id}`);
    const faults = page.getByRole('list', { name: '提交前要改正的地方' });
    const fault = faults.getByRole('button', { name: /条目 1“返还” · 条件 1“裁员率不高于5.5%”/ });
    await fault.waitFor();
    expect(await page.getByRole('button', { name: '提交审批' }).isDisabled()).toBe(true);
    await fault.click();
    const row = page.getByRole('group', { name: '条件 1', exact: true });
    await row.getByPlaceholder('数值').fill('5.5');
    await page.getByText('都写齐了，可以提交。', { exact: false }).waitFor();
    await page.context().close();
  });
});

describe('A draft', () => {
  it('is there again after the page was loaded anew, without anybody having saved it', async () => {
    const { id } = await aDraft('写到一半');
    const page = await opened('王思远', `/policies/drafts/${id}`);
    await fill(page, '索引号（可不填）', 'AC4310000-2026-001');
    await saved(page);
    await page.reload();
    expect(await page.getByLabel('索引号（可不填）').inputValue()).toBe('AC4310000-2026-001');
    await page.context().close();
  });

  it('that a second page has saved is not overwritten by the first before the person has chosen', async () => {
    const { id } = await aDraft('两处同时写');
    const context = await contextOf('王思远');
    const [first, second] = [await context.newPage(), await context.newPage()];
    for (const page of [first, second]) {
      await page.goto(`/policies/drafts/${id}`);
      await page.getByLabel('政策名称', { exact: true }).waitFor();
    }
    await fill(second, '文号（可不填）', '后开的一页');
    await saved(second);
    await fill(first, '文号（可不填）', '先开的一页');
    const dialog = first.getByRole('dialog', { name: '这份草稿在别处改过' });
    await dialog.waitFor();
    expect((await draftOf(id)).content['documentNumber']).toBe('后开的一页');
    await dialog.getByRole('button', { name: '载入最新' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await first.getByLabel('文号（可不填）').inputValue()).toBe('后开的一页');
    await fill(first, '文号（可不填）', '看过以后写的');
    await saved(first);
    expect((await draftOf(id)).content['documentNumber']).toBe('看过以后写的');
    await context.close();
  });

  it('is kept while the connection is gone, and saved when it is back', async () => {
    const { id } = await aDraft('断网');
    const page = await opened('王思远', `/policies/drafts/${id}`);
    await page.context().setOffline(true);
    await fill(page, '索引号（可不填）', '断网时写的');
    await page.getByText('没有保存：网络断开', { exact: false }).waitFor();
    await page.context().setOffline(false);
    await saved(page);
    expect((await draftOf(id)).content['indexNumber']).toBe('断网时写的');
    await page.context().close();
  });
});

describe('A document that can’t be read', () => {
  it.each([
    ['a picture', '照片.pdf', Buffer.from('89504e470d0a1a0a', 'hex'), '只能上传 PDF 或 DOCX 文件', false],
    ['an empty Word file', '空.docx', docxOf([]), '没有读到文字，可能是扫描件', true],
  ])('is told so, with what to do: %s', async (_, name, buffer, words, isKept) => {
    const { id } = await editor.post<Draft>('/api/policy-drafts', {});
    const page = await opened('王思远', `/policies/drafts/${id}`);
    await uploadOf(page).setInputFiles({ name, mimeType: word, buffer });
    await page.getByText(words, { exact: false }).waitFor();
    if (isKept) {
      await page.getByRole('textbox', { name: '政策原文' }).fill(refundText.join('\n'));
      await page.getByRole('button', { name: '保存原文' }).click();
      await page.getByRole('document', { name: '政策文件的文字' }).waitFor();
    }
    await page.context().close();
  });
});

describe('The list of policies', () => {
  it('can be taken along as a file, narrowed as it is shown', async () => {
    const file = await editor.get<string>(`/api/policies/export.csv?theme=${encodeURIComponent('稳岗就业')}`);
    const page = await opened('王思远', `/policies?theme=${encodeURIComponent('稳岗就业')}`);
    const rows = page.getByRole('table', { name: '政策列表' }).locator('tbody tr');
    await rows.first().waitFor();
    const [mark, head, ...lines] = file.trim().split('\r\n');
    expect(mark).toContain('王思远');
    expect(head).toContain('政策名称');
    expect(lines).toHaveLength(await rows.count());
    const asked = page.waitForRequest(/\/api\/policies\/export\.csv\?.*theme=/);
    await page.getByRole('button', { name: '导出 CSV' }).click();
    await asked;
    await page.context().close();
  });
});

describe('Two versions of a policy', () => {
  it('stand side by side, with the threshold that was changed', async () => {
    const title = '两版对比的返还';
    const { id, revision } = await aDraft(title, 5.5);
    await editor.post(`/api/policy-drafts/${id}/submit`, { revision });
    const approver = new Acting(address, '李慧敏');
    const { policy } = await approver.post<{ policy: string }>(`/api/policy-drafts/${id}/approve`, {
      revision,
    });
    const next = await editor.post<Draft>('/api/policy-drafts', { policy });
    const changed = JSON.parse(JSON.stringify(next.content).replace('"value":5.5', '"value":4.5')) as object;
    const kept = await editor.ask('PUT', `/api/policy-drafts/${next.id}`, {
      revision: next.revision,
      content: changed,
    });
    const seen = { revision: (kept.body as Draft).revision };
    await editor.post(`/api/policy-drafts/${next.id}/submit`, seen);
    await approver.post(`/api/policy-drafts/${next.id}/approve`, seen);
    const page = await opened('王思远', `/policies/${policy}/versions`);
    const table = page.getByRole('table', { name: '条目“返还”的对比' });
    const changes = table.locator('tr[data-changed=true]');
    await changes.first().waitFor();
    expect(await changes.innerText()).toMatch(/5\.5[\s\S]*4\.5/);
    await page.context().close();
  });
});

describe('An approver', () => {
  it('reads the draft beside its document, publishes it after being asked, and the policy shows the clause in its text', async () => {
    const { id, revision, content } = await aDraft('待发布的返还');
    const [item] = content.items;
    const clause = '足额缴纳失业保险费12个月以上';
    const start = refundText.join('\n').indexOf(clause);
    const rule = {
      combinator: 'and',
      rules: [{ id: 'c1', field: 'insuranceMonths', operator: '>=', value: 12, meta: { quote: clause } }],
    };
    const marks = [{ condition: 'c1', start, end: start + clause.length, quote: clause }];
    const marked = { ...content, items: [{ ...item, rule, marks }] };
    const kept = await editor.ask('PUT', `/api/policy-drafts/${id}`, { revision, content: marked });
    await editor.post(`/api/policy-drafts/${id}/submit`, { revision: (kept.body as Draft).revision });

    const page = await opened('李慧敏', `/policies/drafts/${id}`);
    await page.getByRole('button', { name: '批准并发布' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '批准并发布' }).click();
    await page.getByRole('button', { name: '查看政策' }).click();
    await page.getByRole('heading', { level: 1, name: '待发布的返还' }).waitFor();
    expect(await page.getByRole('document', { name: '政策原文' }).locator('mark').innerText()).toBe(clause);

    await page.getByRole('button', { name: '废止' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '废止' }).click();
    await dialog.getByText('请写明废止原因').waitFor();
    await dialog.getByLabel('废止原因').fill('试用结束');
    await dialog.getByRole('button', { name: '废止' }).click();
    await page.getByText('试用结束').waitFor();
    await page.context().close();
  });
});
