import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CheckupAdvisor, Checkups, KeptReports } from '#policies';
import { KnownFacts } from '#enterprises';
import type { Actor } from '#platform';
import { anEnterprise, type EnterpriseBuilder, register } from '../builders/enterprise.js';
import { aPerson, staffOf } from '../builders/people.js';
import { TestApp } from '../builders/test-app.js';

const policy = 'stable-employment-refund';
const inRound = '2025-06-01';
let app: TestApp;
let officer: Actor;
let owner: Actor;

beforeAll(async () => {
  app = await TestApp.alone();
  officer = (await staffOf(app, 'hrss')).editor;
  owner = await aPerson(app, ['enterprise']);
});
afterAll(() => app.close());

async function registered(enterprise: EnterpriseBuilder): Promise<EnterpriseBuilder> {
  await register(app, [enterprise]);
  return enterprise;
}

const refund = async (enterprise: EnterpriseBuilder, on = inRound) => {
  const report = await app.get(Checkups).report(enterprise.uscc, { policy, on });
  return { report, item: report.items[0]! };
};

describe('A check-up', () => {
  it('reckons the amount, as an interval while the grade is open', async () => {
    const known = { insuranceMonths: 24, layoffRate: 2 };
    const enterprise = await registered(anEnterprise().with(known));
    const { item, report } = await refund(enterprise);
    expect(item.verdict).toBe('eligible');
    expect(item.estimate).toMatchObject({ low: 0 });
    expect(item.estimate?.missing.length).toBeGreaterThan(0);
    expect(report.sum).toEqual({ ...item.estimate, missing: report.sum.missing });
  });

  it('asks for what would settle it, and says what would be near enough', async () => {
    const enterprise = await registered(
      anEnterprise().with({ insuranceMonths: 11, layoffRate: 15, insuredStaff: 12 }),
    );
    const { report } = await refund(enterprise);
    const { nearest } = app.get(CheckupAdvisor).advise(report);
    expect(nearest.map(({ changes }) => changes)).toEqual([[{ field: 'insuranceMonths', from: 11, to: 12 }]]);

    const open = await refund(await registered(anEnterprise().with({ insuranceMonths: 12, layoffRate: 15 })));
    const { toSupply } = app.get(CheckupAdvisor).advise(open.report);
    expect(toSupply.map(({ field, unlocks }) => [field, unlocks.length])).toEqual([['insuredStaff', 1]]);
  });
});

describe('The facts of a past day', () => {
  it('are those that stood then, with later changes put back', async () => {
    const enterprise = anEnterprise().with({ staff: 10, insuredStaff: 8 });
    await registered(enterprise);
    await app.rows(`UPDATE enterprise SET registered_at = '2024-01-05T08:00:00+08' WHERE uscc = $1`, [
      enterprise.uscc,
    ]);
    await register(app, [enterprise.with({ staff: 20 })]);
    await app.rows('ALTER TABLE enterprise_change DISABLE TRIGGER enterprise_change_is_append_only');
    await app.rows(
      `UPDATE enterprise_change SET at = '2025-03-10T09:00:00+08'
       WHERE ordinal = (SELECT ordinal FROM enterprise WHERE uscc = $1)`,
      [enterprise.uscc],
    );
    await app.rows('ALTER TABLE enterprise_change ENABLE TRIGGER enterprise_change_is_append_only');
    const staffOn = async (on?: string) =>
      (await app.get(KnownFacts).of(enterprise.uscc, { on })).facts['staff'];
    expect([await staffOn('2025-03-09'), await staffOn('2025-03-10'), await staffOn()]).toEqual([10, 20, 20]);
    expect((await app.get(KnownFacts).of(enterprise.uscc, { on: '2024-01-04' })).knownSince).toBe(
      '2024-01-05',
    );
    expect((await app.get(KnownFacts).of(enterprise.uscc, { on: '2024-01-05' })).knownSince).toBeNull();
  });

  it('say which feed they are from', async () => {
    const enterprise = await registered(anEnterprise().with({ insuredStaff: 8 }));
    const { sources } = await app.get(KnownFacts).of(enterprise.uscc);
    expect(sources.get('insuredStaff')).toMatchObject({ feed: '人社', declared: false });
  });
});

describe('A kept report', () => {
  it('keeps its versions and facts; a later run says what changed and why', async () => {
    const enterprise = anEnterprise().with({ insuranceMonths: 12, layoffRate: 15 });
    await registered(enterprise);
    const kept = await app.get(KeptReports).keep(enterprise.uscc, undefined, officer);
    expect(kept.items.length).toBeGreaterThan(17);
    expect(kept.items.every(({ version }) => version.number === 1)).toBe(true);
    expect(kept.facts).toMatchObject({ insuranceMonths: 12, layoffRate: 15 });

    await register(app, [enterprise.with({ rdExpense: 100, industry: 'C2614' })]);
    const { differences } = await app.get(KeptReports).rerun(enterprise.uscc, kept.id, officer);
    const deduction = differences.find((each) => each.policy === 'rd-super-deduction');
    expect(deduction).toMatchObject({ before: 'undetermined', after: 'eligible', versions: undefined });
    expect(deduction?.facts.map(({ key }) => key)).toContain('rdExpense');
    const again = await app.get(KeptReports).get(enterprise.uscc, kept.id, officer);
    expect(again).toEqual(kept);
  });

  it('names another version of the rule as the reason', async () => {
    const enterprise = await registered(anEnterprise().with({ rdExpense: 1, industry: 'C2614' }));
    const kept = await app.get(KeptReports).keep(enterprise.uscc, undefined, officer);
    await app.rows(
      `WITH v AS (INSERT INTO policy_version (id, policy, number, digest, title, summary, source, valid_from)
         SELECT gen_random_uuid(), policy, 2, 'later', title, summary, source, valid_from
         FROM policy_version WHERE policy = 'rd-super-deduction' RETURNING id)
       INSERT INTO policy_item (id, version, code, position, title, rule)
       SELECT gen_random_uuid(), v.id, i.code, 0, i.title,
              '{"combinator":"and","rules":[{"field":"rdExpense","operator":">","value":5}]}'
       FROM v, policy_item i JOIN policy_version w ON w.id = i.version AND w.policy = 'rd-super-deduction' AND w.number = 1
       LIMIT 1`,
    );
    const { differences } = await app.get(KeptReports).rerun(enterprise.uscc, kept.id, officer);
    expect(differences.find(({ policy: code }) => code === 'rd-super-deduction')).toMatchObject({
      before: 'eligible',
      after: 'ineligible',
      versions: { before: 1, after: 2 },
      facts: [],
    });
  });

  it('is seen by whoever made it: the enterprise, or the department', async () => {
    const enterprise = await registered(anEnterprise());
    const reports = app.get(KeptReports);
    const theirs = await reports.keep(enterprise.uscc, undefined, officer);
    const own = await reports.keep(enterprise.uscc, undefined, owner);
    const page = { page: 1, size: 10 };
    expect((await reports.list(enterprise.uscc, page, owner)).items.map(({ id }) => id)).toEqual([own.id]);
    expect((await reports.list(enterprise.uscc, page, officer)).items.map(({ id }) => id)).toEqual([
      theirs.id,
    ]);
    await expect(reports.get(enterprise.uscc, theirs.id, owner)).rejects.toMatchObject({ code: 'not-found' });
    // Staff without a department, such as a machine's key, are not the enterprise: what it declared is not theirs.
    const nowhere = await aPerson(app, ['editor']);
    await expect(reports.list(enterprise.uscc, page, nowhere)).rejects.toMatchObject({
      code: 'no-department',
    });
    await expect(reports.get(enterprise.uscc, own.id, nowhere)).rejects.toMatchObject({
      code: 'no-department',
    });
    const other = await registered(anEnterprise());
    await expect(reports.get(other.uscc, own.id, owner)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is never changed', async () => {
    const enterprise = await registered(anEnterprise());
    const { id } = await app.get(KeptReports).keep(enterprise.uscc, undefined, officer);
    await expect(app.rows(`UPDATE checkup_report SET items = '[]' WHERE id = $1`, [id])).rejects.toThrow(
      'append-only',
    );
  });
});
