import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, expect, describe, it } from 'vitest';
import { CatalogueSync } from '#policies';
import type { Actor } from '#platform';
import { createApplication } from '../../apps/api/application.js';
import { credentialsOf } from '../builders/credentials.js';
import { anEnterprise, type EnterpriseBuilder, register } from '../builders/enterprise.js';
import { aPerson } from '../builders/people.js';
import { TestApp, testConfig } from '../builders/test-app.js';

interface Item {
  readonly item: { readonly code: string; readonly means: string | null };
  readonly verdict: string;
  readonly amount: { readonly text: string | null } | null;
}
interface Answer {
  readonly sum: { readonly text: string | null } | null;
  readonly items: readonly Item[];
}

let behind: TestApp;
let api: NestFastifyApplication;
let taxOfficer: Actor;
let hrOfficer: Actor;

beforeAll(async () => {
  behind = await TestApp.alone();
  await behind.get(CatalogueSync).run();
  taxOfficer = await aPerson(behind, ['editor'], 'tax');
  hrOfficer = await aPerson(behind, ['editor'], 'hrss');
  api = await createApplication(testConfig(behind.url, { DEMO: 'true' }));
});
afterAll(async () => {
  await api.close();
  await behind.close();
});

/** The check-up as an officer reads it. */
async function checkup(officer: Actor, enterprise: EnterpriseBuilder, on: string): Promise<Answer> {
  const url = `/api/enterprises/${enterprise.uscc}/checkup?on=${on}`;
  const answer = await api.inject({ url, headers: await credentialsOf(api, officer) });
  expect(answer.statusCode).toBe(200);
  return answer.json<Answer>();
}

const lowProfit = { taxableIncome: 100, staff: 10, assets: 100, restrictedIndustry: false };
const of = (answer: Answer, code: string) => answer.items.find(({ item }) => item.code === code);

describe('What a check-up comes to', () => {
  it('leaves out what is left to pay: a tax is no benefit', async () => {
    const enterprise = anEnterprise().with(lowProfit);
    await register(behind, [enterprise]);
    const answer = await checkup(taxOfficer, enterprise, '2025-06-01');
    expect(of(answer, 'income-tax')).toMatchObject({
      verdict: 'eligible',
      item: { means: 'payable' },
      amount: { text: '预计 5 万元' },
    });
    expect(answer.sum).toBeNull();
  });

  it('adds up what is to be had, for those who may see what it is reckoned from', async () => {
    const enterprise = anEnterprise().with({ ...lowProfit, expansionHires: 3 });
    await register(behind, [enterprise]);
    const answer = await checkup(hrOfficer, enterprise, '2026-06-01');
    expect(of(answer, 'per-hire')).toMatchObject({ verdict: 'eligible', amount: { text: '预计 0.45 万元' } });
    expect(answer.sum?.text).toBe('预计 0.45 万元');
    const elsewhere = await checkup(taxOfficer, enterprise, '2026-06-01');
    expect([of(elsewhere, 'per-hire')?.amount, elsewhere.sum]).toEqual([null, null]);
  });
});
