import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser } from '../setup/browser.js';
import { Acting, signInto } from './acting.js';

const address = inject('address');
let browser: Browser;

beforeAll(async () => void (browser = await openBrowser()));
afterAll(() => browser.close());

async function desk(name: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: address, viewport: { width: 1440, height: 900 } });
  await signInto(context, name, address);
  return context.newPage();
}

interface Item {
  readonly item: { readonly code: string; readonly title: string };
  readonly ruleVerdict: string;
  readonly missing: readonly { readonly key: string; readonly label: string }[];
}

/** An enterprise of the person's that lacks nothing but one declarable fact for some item. */
async function lackingOne(person: Acting): Promise<{ uscc: string; item: Item; key: string; label: string }> {
  const { enterprises } = await person.get<{ enterprises: { uscc: string }[] }>('/api/me');
  for (const { uscc } of enterprises) {
    const { facts } = await person.get<{ facts: { key: string; type: string; mayDeclare: boolean }[] }>(
      `/api/enterprises/${uscc}/own`,
    );
    const numbers = new Set(
      facts.filter(({ type, mayDeclare }) => type === 'number' && mayDeclare).map(({ key }) => key),
    );
    const { items } = await person.get<{ items: Item[] }>(`/api/enterprises/${uscc}/checkup`);
    for (const item of items) {
      const [only, ...others] = item.missing;
      if (item.ruleVerdict === 'undetermined' && only && others.length === 0 && numbers.has(only.key))
        return { uscc, item, ...only };
    }
  }
  throw new Error('no enterprise of the demo lacks a single number');
}

describe('What an enterprise declares of itself', () => {
  it('settles its own check-up, is marked as its own word, and can be taken back', async () => {
    const person = new Acting(address, '沈佳宜');
    const { uscc, item, key, label } = await lackingOne(person);
    const page = await desk('沈佳宜');
    await page.goto(`/enterprise/${uscc}/checkup`);
    const card = page.getByRole('article').filter({ hasText: item.item.title }).first();
    await card.getByText(`待补充信息：${label}`).waitFor();
    await card.getByRole('button', { name: new RegExp(`申报\\s*“${label}”`) }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(label).fill('10');
    await dialog.getByRole('button', { name: '申报' }).click();
    await card.getByText(`待补充信息：${label}`).waitFor({ state: 'detached' });
    const { items } = await person.get<{ items: Item[] }>(`/api/enterprises/${uscc}/checkup`);
    const after = items.find(
      (each) => each.item.code === item.item.code && each.item.title === item.item.title,
    );
    expect(after?.ruleVerdict).not.toBe('undetermined');
    await page.goto(`/enterprise/${uscc}/data`);
    await page.getByText('自行申报', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: new RegExp(`撤回\\s*“${label}”的申报`) }).click();
    await page.getByText('自行申报', { exact: true }).first().waitFor({ state: 'detached' });
    const again = await person.get<{ items: Item[] }>(`/api/enterprises/${uscc}/checkup`);
    expect(again.items.some(({ missing }) => missing.some((each) => each.key === key))).toBe(true);
  });
});

describe('A correction', () => {
  it('goes from the enterprise to the department that answers, and back', async () => {
    const uscc = await new Acting(address, '郑丽华').uscc();
    const enterprise = await desk('郑丽华');
    await enterprise.goto(`/enterprise/${uscc}/data`);
    await enterprise.getByRole('button', { name: /纠错\s*“参保人数”/ }).click();
    const ask = enterprise.getByRole('dialog');
    await ask.getByLabel(/正确的值/).fill('77');
    await ask.getByLabel('理由').fill('漏计了新入职人员');
    await ask.getByRole('button', { name: '提交' }).click();
    await enterprise.getByText('纠错待答复').waitFor();

    const staff = await desk('王思远');
    await staff.goto('/corrections');
    await staff.getByRole('row').filter({ hasText: uscc }).getByRole('button', { name: /答复/ }).click();
    const answer = staff.getByRole('dialog');
    await answer.getByRole('radio', { name: '采纳', exact: true }).check();
    await answer.getByLabel('答复内容').fill('已核实');
    await answer.getByRole('button', { name: '答复' }).click();
    await staff.getByText('已采纳').waitFor();

    await enterprise.goto(`/enterprise/${uscc}/data?show=corrections`);
    await enterprise.getByText('已核实').waitFor();
    const { facts } = await new Acting(address, '郑丽华').get<{ facts: { key: string; value: unknown }[] }>(
      `/api/enterprises/${uscc}/own`,
    );
    expect(facts.find((fact) => fact.key === 'insuredStaff')?.value).toBe(77);
  });
});
