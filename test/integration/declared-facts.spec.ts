import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { count, has } from '#matching';
import { DeclaredFacts, Enterprises, Populations, RegistryExport } from '#enterprises';
import { type Actor, Clock } from '#platform';
import { CatalogueSync } from '#policies';
import { anEnterprise, register } from '../builders/enterprise.js';
import { aPerson } from '../builders/people.js';
import { TestApp } from '../builders/test-app.js';

let app: TestApp;
let owner: Actor;

beforeAll(async () => {
  app = await TestApp.alone();
  await app.get(CatalogueSync).run();
  owner = await aPerson(app, ['enterprise']);
});
afterAll(() => app.close());

async function registered(facts: Record<string, number> = {}) {
  const made = anEnterprise().with(facts);
  await register(app, [made]);
  return app.get(Enterprises).get(made.uscc);
}

const insured = [{ field: 'insuredStaff', operator: 'notNull' as const }];

/** What stands of what the enterprise has declared, by fact. */
async function standing(ordinal: number): Promise<[string, unknown][]> {
  const today = app.get(Clock).today();
  const values = await app.get(DeclaredFacts).valuesOn(ordinal, today);
  return [...values].map(([fact, { value }]) => [fact, value]);
}

describe('A self-declared fact', () => {
  it('is read as a cell of an import is, and refused with what is expected', async () => {
    const { uscc, ordinal } = await registered();
    const declared = app.get(DeclaredFacts);
    await declared.declare(uscc, 'insuredStaff', ' １２ ', owner);
    expect(await standing(ordinal)).toEqual([['insuredStaff', 12]]);
    await expect(declared.declare(uscc, 'insuredStaff', '十二', owner)).rejects.toMatchObject({
      code: 'declared-value',
      details: [{ pointer: '/value' }],
    });
    await expect(declared.declare(uscc, 'insuredStaff', '-', owner)).rejects.toMatchObject({
      code: 'declared-value',
    });
  });

  it('stands in no set and no export, whatever it says', async () => {
    const { uscc, ordinal } = await registered();
    const before = await app.get(Populations).current();
    await app.get(DeclaredFacts).declare(uscc, 'insuredStaff', '12', owner);
    const { version, matcher } = await app.get(Populations).current();
    expect(version).toBe(before.version);
    const known = matcher.evaluate({ combinator: 'and', rules: insured }).yes;
    expect([has(known, ordinal), count(known)]).toEqual([false, 0]);
    for await (const row of app.get(RegistryExport).each())
      if (row.uscc === uscc) expect(row.facts['insuredStaff']).toBeNull();
  });

  it('gives way: where a department has said something, none can be declared', async () => {
    const { uscc } = await registered({ insuredStaff: 8 });
    await expect(app.get(DeclaredFacts).declare(uscc, 'insuredStaff', '12', owner)).rejects.toMatchObject({
      code: 'official-value-known',
    });
  });

  it('can be replaced and withdrawn, and what was said before is kept', async () => {
    const { uscc, ordinal } = await registered();
    const declared = app.get(DeclaredFacts);
    await declared.declare(uscc, 'insuredStaff', '12', owner);
    await declared.declare(uscc, 'insuredStaff', '13', owner);
    expect(await standing(ordinal)).toEqual([['insuredStaff', 13]]);
    await declared.withdraw(uscc, 'insuredStaff', owner);
    expect(await standing(ordinal)).toEqual([]);
    await expect(declared.withdraw(uscc, 'insuredStaff', owner)).rejects.toMatchObject({ code: 'not-found' });
    const kept = await app.number('SELECT count(*) AS n FROM declared_fact WHERE enterprise = $1', [ordinal]);
    expect(kept).toBe(2);
  });

  it.each(['sizeGrade', 'town', 'colour'])(
    'can’t be %s: that is not the enterprise’s to say',
    async (key) => {
      const { uscc } = await registered();
      await expect(app.get(DeclaredFacts).declare(uscc, key, '1', owner)).rejects.toMatchObject({
        code: 'not-declarable',
      });
    },
  );
});
