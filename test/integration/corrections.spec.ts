import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { has } from '#matching';
import {
  CorrectionList,
  Corrections,
  type CorrectionRequest,
  Enterprises,
  KnownFacts,
  Populations,
} from '#enterprises';
import type { Actor } from '#platform';
import { CatalogueSync } from '#policies';
import { anEnterprise, EnterpriseBuilder, register } from '../builders/enterprise.js';
import { aPerson } from '../builders/people.js';
import { TestApp } from '../builders/test-app.js';

let app: TestApp;
let owner: Actor;
let hrss: Actor;
let tax: Actor;

beforeAll(async () => {
  app = await TestApp.alone();
  app.setClock('2026-06-01T04:00:00Z');
  await app.get(CatalogueSync).run();
  owner = await aPerson(app, ['enterprise']);
  hrss = await aPerson(app, ['editor'], 'hrss');
  tax = await aPerson(app, ['editor'], 'tax');
});
afterAll(() => app.close());

async function registered(facts: Record<string, number | boolean> = {}) {
  const made = anEnterprise().with(facts);
  await register(app, [made]);
  return app.get(Enterprises).get(made.uscc);
}

const wrongStaff: CorrectionRequest = {
  fact: 'insuredStaff',
  proposed: '25',
  reason: '漏计了五月入职的人员',
};
const ask = (uscc: string, request = wrongStaff) => app.get(Corrections).request(uscc, request, owner);

describe('A request for correction', () => {
  it('goes to the department that gives the fact, with what stood, what is asked, and a last day', async () => {
    const { uscc } = await registered({ insuredStaff: 20 });
    const correction = await ask(uscc);
    expect(correction).toMatchObject({ department: 'hrss', state: 'open', stood: 20, proposed: 25 });
    expect(correction.due).toBe('2026-06-16');
    const waiting = await app.get(CorrectionList).openFor('hrss');
    expect(waiting.map(({ id }) => id)).toContain(correction.id);
    expect((await app.get(CorrectionList).openFor('tax')).map(({ id }) => id)).not.toContain(correction.id);
  });

  it('is refused when it changes nothing, can’t be read, or asks for what is computed', async () => {
    const { uscc } = await registered({ insuredStaff: 25 });
    await expect(ask(uscc)).rejects.toMatchObject({ code: 'correction-changes-nothing' });
    await expect(ask(uscc, { ...wrongStaff, proposed: '很多' })).rejects.toMatchObject({
      code: 'correction-value',
      details: [{ pointer: '/proposed' }],
    });
    await expect(ask(uscc, { ...wrongStaff, fact: 'sizeGrade', proposed: '小型' })).rejects.toMatchObject({
      code: 'not-correctable',
    });
  });

  it('stands alone: a second one about the same fact waits until the first is settled or taken back', async () => {
    const { uscc, ordinal } = await registered({ insuredStaff: 20 });
    const first = await ask(uscc);
    await expect(ask(uscc)).rejects.toMatchObject({ code: 'correction-open' });
    await app.get(Corrections).withdraw(first.id, ordinal, first.version, owner);
    expect((await ask(uscc)).state).toBe('open');
  });
});

describe('An answer', () => {
  it('that accepts writes the value as any import does: new version, history, sets', async () => {
    const row = await registered({ insuredStaff: 20 });
    const before = (await app.get(Populations).current()).version;
    const { id, version } = await ask(row.uscc);
    const answered = await app.get(Corrections).answer(id, { accept: true, text: '已核实', version }, hrss);
    expect(answered).toMatchObject({ state: 'accepted', answer: '已核实' });
    expect((await app.get(Enterprises).get(row.uscc)).facts['insuredStaff']).toBe(25);
    const [change] = await app.rows<{ before: unknown; file: string }>(
      `SELECT h.before, b.file_name AS file FROM correction c JOIN import_batch b ON b.id = c.batch
       JOIN enterprise_change h ON h.batch = c.batch WHERE c.id = $1`,
      [id],
    );
    expect(change).toEqual({ before: { insuredStaff: 20 }, file: '数据纠错' });
    const { version: after, matcher } = await app.get(Populations).current();
    expect(after).toBeGreaterThan(before);
    const rules = [{ field: 'insuredStaff', operator: '=' as const, value: 25 }];
    expect(has(matcher.evaluate({ combinator: 'and', rules }).yes, row.ordinal)).toBe(true);
  });

  it('that accepts stamps that value alone: what else its feed said stays as old as it is', async () => {
    app.setClock('2026-03-01T04:00:00Z');
    const { uscc } = await registered({ insuredStaff: 20, wageArrears: false });
    app.setClock('2026-06-01T04:00:00Z');
    const { id, version } = await ask(uscc);
    await app.get(Corrections).answer(id, { accept: true, text: '已核实', version }, hrss);
    const sources = async () => {
      const known = await app.get(KnownFacts).of(uscc);
      return ['insuredStaff', 'wageArrears'].map((key) => known.sources.get(key)?.on);
    };
    expect(await sources()).toEqual(['2026-06-01', '2026-03-01']);
    app.setClock('2026-09-15T04:00:00Z');
    const { facts } = await app.get(KnownFacts).of(uscc);
    expect([facts['insuredStaff'], facts['wageArrears']]).toEqual([25, undefined]);
    await register(app, [new EnterpriseBuilder(uscc, null, { insuredStaff: 26, wageArrears: true })]);
    expect(await sources()).toEqual(['2026-09-15', '2026-09-15']);
    expect((await app.get(Enterprises).get(uscc)).sources).toEqual({});
    app.setClock('2026-06-01T04:00:00Z');
  });

  it('keeps the year of the value it puts right, so that next year’s still moves it back', async () => {
    const firm = anEnterprise().with({ revenue: 100, 'revenue@-1': 90 });
    const { uscc } = firm;
    await register(app, [firm], { period: '2025' });
    const { id, version } = await ask(uscc, { fact: 'revenue', proposed: '120', reason: '更正申报' });
    await app.get(Corrections).answer(id, { accept: true, text: '已核实', version }, tax);
    const revenues = async () => {
      const { facts } = await app.get(Enterprises).get(uscc);
      return ['revenue', 'revenue@-1', 'revenue@-2'].map((key) => facts[key]);
    };
    expect(await revenues()).toEqual([120, 90, undefined]);
    await register(app, [firm.with({ revenue: 200, 'revenue@-1': null })], { period: '2026' });
    expect(await revenues()).toEqual([200, 120, 90]);
  });

  it('that rejects writes nothing, and says why', async () => {
    const { uscc } = await registered({ insuredStaff: 20 });
    const { id, version } = await ask(uscc);
    const answered = await app
      .get(Corrections)
      .answer(id, { accept: false, text: '与申报记录一致', version }, hrss);
    expect(answered.state).toBe('rejected');
    expect((await app.get(Enterprises).get(uscc)).facts['insuredStaff']).toBe(20);
  });

  it('is given once: whoever comes second, or read an older version, is told so', async () => {
    const { uscc, ordinal } = await registered({ insuredStaff: 20 });
    const { id, version } = await ask(uscc);
    const answer = (actor: Actor, read = version) =>
      app.get(Corrections).answer(id, { accept: true, text: '同意', version: read }, actor);
    await expect(answer(hrss, version + 1)).rejects.toMatchObject({ code: 'correction-changed' });
    const both = await Promise.allSettled([answer(hrss), answer(hrss)]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(both.find((each) => each.status === 'rejected')?.reason).toMatchObject({
      code: 'correction-settled',
    });
    const changes = await app.number('SELECT count(*) AS n FROM enterprise_change WHERE ordinal = $1', [
      ordinal,
    ]);
    expect(changes).toBe(1);
  });

  it('is the department’s alone: to another the request is not there', async () => {
    const { uscc, ordinal } = await registered({ insuredStaff: 20 });
    const { id, version } = await ask(uscc);
    const foreign = app.get(Corrections).answer(id, { accept: true, text: '同意', version }, tax);
    await expect(foreign).rejects.toMatchObject({ code: 'not-found' });
    const other = await registered();
    await expect(app.get(Corrections).withdraw(id, other.ordinal, version, owner)).rejects.toMatchObject({
      code: 'not-found',
    });
    expect((await app.get(CorrectionList).get(id, { enterprise: ordinal })).state).toBe('open');
  });

  it('waits to be read by the enterprise, and is marked when it was', async () => {
    const { uscc, ordinal } = await registered({ insuredStaff: 20 });
    const { id, version } = await ask(uscc);
    const list = app.get(CorrectionList);
    expect(await list.unseen(ordinal)).toBe(0);
    await app.get(Corrections).answer(id, { accept: false, text: '不符', version }, hrss);
    expect(await list.unseen(ordinal)).toBe(1);
    await list.markSeen(ordinal);
    expect(await list.unseen(ordinal)).toBe(0);
  });

  it('can’t be changed afterwards, not even in the database', async () => {
    const { uscc } = await registered({ insuredStaff: 20 });
    const { id, version } = await ask(uscc);
    await app.get(Corrections).answer(id, { accept: false, text: '不符', version }, hrss);
    const forged = app.rows(`UPDATE correction SET answer = '同意', state = 'accepted' WHERE id = $1`, [id]);
    await expect(forged).rejects.toThrow('a settled correction stays as it is');
  });
});
