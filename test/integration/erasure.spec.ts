import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Metrics } from '#disclosure';
import {
  DeclaredFacts,
  Enterprises,
  ErasedCodes,
  Erasures,
  ImportBatches,
  PersonalHoldings,
  Populations,
  PrivacyNotices,
  PrivacyRequests,
} from '#enterprises';
import { type Actor, Contacts, Database } from '#platform';
import { Inbox } from '#push';
import { KeptReports } from '#policies';
import { blockedBackend, terminate } from '../builders/backends.js';
import { anEnterprise, anIndividual, type EnterpriseBuilder, register } from '../builders/enterprise.js';
import { aPerson, type Staff, staffOf } from '../builders/people.js';
import { aPush } from '../builders/push.js';
import { TestApp } from '../builders/test-app.js';

let app: TestApp;
let staff: Staff;
let centre: Actor;

beforeAll(async () => {
  app = await TestApp.alone();
  staff = await staffOf(app, 'tax');
  centre = await aPerson(app, ['operator'], 'centre');
  await app.get(PrivacyNotices).publish();
});
afterAll(() => app.close());

interface Shop {
  readonly builder: EnterpriseBuilder;
  readonly uscc: string;
  readonly ordinal: number;
  readonly owner: Actor;
}

/** An individual business with an owner and something of everything that is held. */
async function aShop(): Promise<Shop> {
  const builder = anIndividual().named('王小二面馆').inTown('罗店镇').with({ staff: 3 });
  await register(app, [builder]);
  await register(app, [builder.with({ staff: 4 })]);
  const { uscc, ordinal } = await app.get(Enterprises).get(builder.uscc);
  const owner = await aPerson(app, ['enterprise']);
  await app.rows(`INSERT INTO membership (person, enterprise, role) VALUES ($1, $2, 'legalRepresentative')`, [
    owner.id,
    ordinal,
  ]);
  await app.rows(`INSERT INTO account (issuer, subject, person) VALUES ('https://id', $1::text, $1::uuid)`, [
    owner.id,
  ]);
  await app.get(Contacts).keep(owner.id, { phone: '13800001234' });
  await app.get(DeclaredFacts).declare(uscc, 'insuredStaff', '2', owner);
  await app.get(KeptReports).keep(uscc, undefined, owner);
  return { builder, uscc, ordinal, owner };
}

async function approvedErasure({ uscc, ordinal, owner }: Shop): Promise<string> {
  const requests = app.get(PrivacyRequests);
  const of = { uscc, ordinal, name: '', role: 'legalRepresentative' as const };
  const { id, version } = await requests.askForErasure(of, 'service-ended', '不再经营', owner);
  await requests.decide(id, { approve: true, answer: '已核实注销', version }, centre);
  return id;
}

async function erased(shop: Shop): Promise<string> {
  const id = await approvedErasure(shop);
  await app.get(Erasures).perform(id);
  return id;
}

/** Rows of every table in which a text stands, but for the audit trail, which the law has kept. */
async function placesOf(text: string): Promise<string[]> {
  const tables = await app.rows<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace
     AND NOT relispartition AND relname <> 'audit_entry'`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const n = await app.number(
      `SELECT count(*) AS n FROM ${name} t WHERE strpos(to_jsonb(t)::text, $1) > 0`,
      [text],
    );
    if (n > 0) found.push(name);
  }
  return found;
}

const period = { from: '2020-01-01', to: '2099-12-31' };

describe('Erasing', () => {
  it('takes away every name, code and identifier, and leaves the ordinal and each figure as they were', async () => {
    const shop = await aShop();
    const { sequence } = await aPush().sent(app, staff);
    await app.get(Inbox).markRead({ enterprise: shop.ordinal, person: shop.owner.id }, sequence);
    await aPush().sent(app, staff);
    const { values, identities } = await app.get(Metrics).figures(period);
    const reads = await app.number(`SELECT count(DISTINCT enterprise) AS n FROM receipt WHERE kind = 'read'`);
    expect(await placesOf(shop.uscc)).not.toEqual([]);
    await erased(shop);
    for (const text of [shop.uscc, '王小二面馆', shop.owner.name, shop.owner.id])
      expect([
        text,
        (await placesOf(text)).filter((name) => name !== 'person' && name !== 'role_grant'),
      ]).toEqual([text, []]);
    expect(await app.get(Metrics).figures(period)).toMatchObject({ values, identities });
    expect(await app.number(`SELECT count(DISTINCT enterprise) AS n FROM receipt WHERE kind = 'read'`)).toBe(
      reads,
    );
    const [person] = await app.rows('SELECT name, ended_at IS NOT NULL AS ended FROM person WHERE id = $1', [
      shop.owner.id,
    ]);
    expect(person).toEqual({ name: '已删除的人员', ended: true });
    await expect(app.get(Enterprises).get(shop.uscc)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('takes the enterprise out of every set at once, and later pushes pass it by', async () => {
    const shop = await aShop();
    const before = await app.get(Populations).current();
    await erased(shop);
    const { version, population } = await app.get(Populations).current();
    expect(version).toBe(before.version + 1);
    expect([before, { population }].map((each) => isIn(each.population.active, shop.ordinal))).toEqual([
      true,
      false,
    ]);
    expect(await app.number('SELECT count(*) AS n FROM enterprise WHERE ordinal = $1', [shop.ordinal])).toBe(
      1,
    );
  });

  it('takes the code out of refused cells, saved searches and reports of lists too', async () => {
    const shop = await aShop();
    const { id: batch } = await app.get(ImportBatches).create({ fileName: '登记.csv', fileSize: 0 });
    await app.rows(
      `INSERT INTO import_rejection (batch, row, number, column_name, value, reason)
       VALUES ($1, 2, 1, '统一社会信用代码', $2, '重复')`,
      [batch, shop.uscc],
    );
    await app.rows(
      `INSERT INTO saved_view (id, person, list, name, address) VALUES (gen_random_uuid(), $1, 'enterprises', '面馆', $2)`,
      [centre.id, `/enterprises?query=${shop.uscc}`],
    );
    await app.rows(
      `INSERT INTO code_list (id, department, name, digest, report, created_by)
       VALUES (gen_random_uuid(), 'tax', '名单', repeat('0', 64), $1, $2)`,
      [JSON.stringify({ inactive: [shop.uscc] }), staff.editor.id],
    );
    await erased(shop);
    expect(await placesOf(shop.uscc)).toEqual([]);
  });

  it('is entered in the trail without what was erased', async () => {
    const shop = await aShop();
    const id = await erased(shop);
    const entries = await app.rows<{ text: string }>(
      `SELECT to_jsonb(a)::text AS text FROM audit_entry a WHERE subject = $1 AND action = 'privacy.erase'`,
      [id],
    );
    expect(entries).toHaveLength(1);
    expect(entries[0]?.text).not.toContain(shop.uscc);
    expect(entries[0]?.text).not.toContain('王小二');
  });

  it('keeps the account of somebody who acts for another enterprise too', async () => {
    const [shop, other] = [await aShop(), anEnterprise()];
    await register(app, [other]);
    const { ordinal } = await app.get(Enterprises).get(other.uscc);
    await app.rows(`INSERT INTO membership (person, enterprise, role) VALUES ($1, $2, 'member')`, [
      shop.owner.id,
      ordinal,
    ]);
    await erased(shop);
    const [person] = await app.rows('SELECT name, ended_at FROM person WHERE id = $1', [shop.owner.id]);
    expect(person).toEqual({ name: shop.owner.name, ended_at: null });
    expect(await app.number('SELECT count(*) AS n FROM account WHERE person = $1', [shop.owner.id])).toBe(1);
  });

  it('does nothing the second time it is told', async () => {
    const id = await erased(await aShop());
    const state = () =>
      app.rows(
        'SELECT version, settled_at, (SELECT version FROM population) AS p FROM privacy_request WHERE id = $1',
        [id],
      );
    const before = await state();
    await app.get(Erasures).perform(id);
    expect(await state()).toEqual(before);
  });

  it.each(['DELETE FROM declared_fact', 'DELETE FROM checkup_report', 'UPDATE population SET'])(
    'leaves everything when it is cut off at %s, and everything is gone after the next try',
    async (statement) => {
      const shop = await aShop();
      const id = await approvedErasure(shop);
      const before = await placesOf(shop.uscc);
      const table =
        statement.split(' ').find((word) => /^(declared_fact|checkup_report|population)$/.test(word)) ?? '';
      const second = await TestApp.open(app.url);
      try {
        await second.get(Database).transaction(async () => {
          await second.rows(`LOCK TABLE ${table} IN SHARE MODE`);
          const erasing = app.get(Erasures).perform(id);
          await Promise.all([
            expect(erasing).rejects.toThrow(),
            blockedBackend(second, statement).then((pid) => terminate(second, pid)),
          ]);
        });
      } finally {
        await second.close();
      }
      expect(await placesOf(shop.uscc)).toEqual(before);
      await app.get(Erasures).perform(id);
      expect(await placesOf(shop.uscc)).toEqual([]);
    },
  );

  it('forgets no table that refers to an enterprise', async () => {
    const rows = await app.rows<{ name: string }>(
      `SELECT DISTINCT conrelid::regclass::text AS name FROM pg_constraint
       WHERE confrelid = 'enterprise'::regclass AND contype = 'f' AND conrelid <> 'enterprise'::regclass`,
    );
    const held = new Set(app.get(PersonalHoldings).all.flatMap(({ tables }) => tables));
    expect(rows.map(({ name }) => name).filter((name) => !held.has(name))).toEqual([]);
  });
});

const isIn = (set: Uint32Array, ordinal: number): boolean =>
  ((set[ordinal >>> 5] ?? 0) & (1 << ((ordinal ^ 7) & 31))) !== 0;

describe('An erased code', () => {
  it('is refused when a feed delivers it again, without being named, and beside the good rows', async () => {
    const shop = await aShop();
    await erased(shop);
    const good = anIndividual();
    const batch = await register(app, [shop.builder, good]);
    expect(batch).toMatchObject({ inserted: 1, rejected: 1 });
    const { items } = await app.get(ImportBatches).rejections(batch.id, 1, 20);
    expect(items).toMatchObject([{ value: null, reason: expect.stringMatching(/第四十七条/) as string }]);
    expect(await placesOf(shop.uscc)).toEqual([]);
  });

  it('is registered anew as an enterprise of its own once somebody lets it, and can be erased again', async () => {
    const shop = await aShop();
    const id = await erased(shop);
    await app.get(ErasedCodes).readmit(id, '本人重新开业', centre);
    await expect(app.get(ErasedCodes).readmit(id, '再来', centre)).rejects.toMatchObject({
      code: 'not-refused',
    });
    expect(await register(app, [shop.builder])).toMatchObject({ inserted: 1, rejected: 0 });
    const anew = await app.get(Enterprises).get(shop.uscc);
    expect(anew.ordinal).toBeGreaterThan(shop.ordinal);
    const owner = await aPerson(app, ['enterprise']);
    await erased({ ...shop, ordinal: anew.ordinal, owner });
    expect(await register(app, [shop.builder])).toMatchObject({ inserted: 0, rejected: 1 });
  });

  it('leaves a placeholder that no file can fill', async () => {
    const shop = await aShop();
    await erased(shop);
    const [row] = await app.rows<{ uscc: string }>('SELECT uscc FROM enterprise WHERE ordinal = $1', [
      shop.ordinal,
    ]);
    const { uscc = '' } = row ?? {};
    const strange = Object.assign(anEnterprise(), { uscc });
    expect(await register(app, [strange])).toMatchObject({ updated: 0, rejected: 1 });
    await expect(
      app.rows(`UPDATE enterprise SET name = '又来了' WHERE ordinal = $1`, [shop.ordinal]),
    ).rejects.toThrow(/append-only/);
  });
});
