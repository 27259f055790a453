import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  Enterprises,
  ImportBatches,
  Imports,
  PersonalCopies,
  PrivacyNotices,
  PrivacyRequests,
  TagRegister,
} from '#enterprises';
import type { Actor } from '#platform';
import { CatalogueSync } from '#policies';
import { CodeLists, Planner, Pushes } from '#push';
import { actionText } from '../../apps/api/audit/action-text.js';
import { anEnterprise, anIndividual, type EnterpriseBuilder, register } from '../builders/enterprise.js';
import { aPerson, type Staff, staffOf } from '../builders/people.js';
import { aPush } from '../builders/push.js';
import { csv } from '../builders/table-file.js';
import { TestApp } from '../builders/test-app.js';

let app: TestApp;
let staff: Staff;
let operator: Actor;
let last: number;

beforeAll(async () => {
  app = await TestApp.alone();
  staff = await staffOf(app, 'tax');
  operator = await aPerson(app, ['operator'], 'centre');
});
beforeEach(async () => void (last = await app.number('SELECT coalesce(max(id), 0) AS n FROM audit_entry')));
afterAll(() => app.close());

interface Entry {
  readonly action: string;
  readonly for: string | null;
  readonly subject: string | null;
  readonly outcome: string;
  readonly details: Record<string, unknown>;
}

/** What the system itself wrote into the trail since the test began, as far as it is called so. */
const told = (action: string) =>
  app.rows<Entry>(
    `SELECT action, on_behalf_of AS for, subject, outcome, details FROM audit_entry
     WHERE id > $1 AND actor_kind = 'system' AND action = $2 ORDER BY id`,
    [last, action],
  );

/** Does the work while no entry of this name can be written. */
async function jammed(action: string, work: () => Promise<unknown>): Promise<void> {
  await app.rows(`ALTER TABLE audit_entry ADD CONSTRAINT jammed CHECK (action <> '${action}') NOT VALID`);
  try {
    await expect(work()).rejects.toThrow(/jammed/);
  } finally {
    await app.rows('ALTER TABLE audit_entry DROP CONSTRAINT jammed');
  }
}

describe('An import', () => {
  const upload = (content: string, settings = {}) =>
    app.get(Imports).submit(
      async (store) => ({
        file: await store('登记.csv', Readable.from([Buffer.from(content)])),
        settings: { emptyCells: 'keep', ...settings },
      }),
      operator.id,
    );
  const rowsOf = (...enterprises: EnterpriseBuilder[]) =>
    csv([
      ['统一社会信用代码', '企业名称', '从业人数'],
      ...enterprises.map(({ uscc }) => [uscc, '某厂', 8]),
      ['不是代码', '某厂', 8],
    ]);
  const perform = (id: string) => app.get(Imports).perform(id);

  it('leaves who asked for it, the file and what it brought', async () => {
    const { id } = await upload(rowsOf(anEnterprise(), anEnterprise()));
    await perform(id);
    expect(await told('imports.perform')).toEqual([
      {
        action: 'imports.perform',
        for: operator.id,
        subject: id,
        outcome: 'ok',
        details: {
          ...{ file: '登记.csv', feed: null, period: null },
          ...{ inserted: 2, updated: 0, unchanged: 0, rejected: 1 },
          version: await app.number('SELECT version AS n FROM population'),
        },
      },
    ]);
  });

  it('leaves one entry, however often its message comes', async () => {
    const { id } = await upload(rowsOf(anEnterprise()));
    await perform(id);
    await perform(id);
    expect(await told('imports.perform')).toHaveLength(1);
  });

  it('leaves why it failed', async () => {
    const { id } = await upload('这不是一张表');
    await perform(id);
    expect(await told('imports.perform')).toMatchObject([
      { for: operator.id, subject: id, outcome: 'failed', details: { reason: expect.any(String) as string } },
    ]);
  });

  it('leaves that it was given up', async () => {
    const { id } = await upload(rowsOf(anEnterprise()));
    await app.rows('UPDATE import_batch SET tries = 5 WHERE id = $1', [id]);
    await perform(id);
    const reason = expect.stringContaining('已尝试 5 次') as string;
    expect(await told('imports.perform')).toMatchObject([{ outcome: 'failed', details: { reason } }]);
  });

  it('leaves that nobody heard of it any more', async () => {
    const { id } = await app.get(ImportBatches).create({ fileName: '终端.csv', fileSize: 0 });
    await app.rows(`UPDATE import_batch SET created_at = now() - interval '1 hour' WHERE id = $1`, [id]);
    await app.get(Imports).sweep();
    await app.get(Imports).sweep();
    expect(await told('imports.perform')).toMatchObject([{ for: null, subject: id, outcome: 'failed' }]);
  });

  it('brings nothing when its entry can’t be written', async () => {
    const before = await app.number('SELECT count(*) AS n FROM enterprise');
    const { id } = await upload(rowsOf(anEnterprise()));
    await jammed('imports.perform', () => perform(id));
    expect(await app.number('SELECT count(*) AS n FROM enterprise')).toBe(before);
    expect((await app.get(ImportBatches).get(id)).state).not.toBe('done');
    await perform(id);
    expect(await app.number('SELECT count(*) AS n FROM enterprise')).toBe(before + 1);
  });

  it('that was cancelled at the last moment is not begun', async () => {
    const { id } = await upload(rowsOf(anEnterprise()));
    const batch = await app.get(ImportBatches).get(id);
    await app.get(ImportBatches).cancel(id, operator.name);
    expect(await app.get(ImportBatches).claimTry(batch)).toBe(false);
  });

  it('leaves that its file was deleted', async () => {
    const { id } = await upload(rowsOf(anEnterprise()));
    await perform(id);
    await app.rows(`UPDATE import_batch SET finished_at = now() - interval '31 days' WHERE id = $1`, [id]);
    await app.get(Imports).sweep();
    await app.get(Imports).sweep();
    expect(await told('imports.forgetFile')).toMatchObject([{ subject: id, details: { file: '登记.csv' } }]);
  });
});

describe('A computation of the tags', () => {
  const small = { taxableIncome: 100, staff: 10, assets: 100, restrictedIndustry: false };

  it('leaves how many gained and lost each tag, and nothing when nobody did', async () => {
    const [one, other] = [anEnterprise().with(small), anEnterprise().with(small)];
    await register(app, [one, other]);
    await app.get(TagRegister).refresh();
    const moved = async () => (await told('tags.refresh')).map(({ details }) => details['moved']);
    expect(await moved()).toEqual([expect.arrayContaining(['low-profit +2 −0'])]);
    await app.get(TagRegister).refresh();
    expect(await moved()).toHaveLength(1);
    await register(app, [one.with({ taxableIncome: 900 })]);
    await app.get(TagRegister).refresh();
    expect((await moved())[1]).toContain('low-profit +0 −1');
  });

  it('stores nothing when its entry can’t be written', async () => {
    await register(app, [anEnterprise().with(small)]);
    const members = () => app.number(`SELECT members AS n FROM tag WHERE code = 'low-profit'`);
    const before = await members();
    await jammed('tags.refresh', () => app.get(TagRegister).refresh());
    expect(await members()).toBe(before);
    await app.get(TagRegister).refresh();
    expect(await members()).toBe(before + 1);
  });
});

describe('A push that is planned', () => {
  it('leaves whom it reached, once', async () => {
    const firm = anEnterprise();
    await register(app, [firm]);
    const { id } = await aPush().approved(app, staff);
    await app.get(Planner).plan(id);
    await app.get(Planner).plan(id);
    const push = await app.get(Pushes).get(id, staff.editor);
    expect(await told('pushes.plan')).toMatchObject([
      { subject: id, outcome: 'ok', details: { sequence: Number(push.sequence) } },
    ]);
  });
});

it('A push that is sent back leaves why', async () => {
  await register(app, [anEnterprise()]);
  const { id } = await aPush().approved(app, staff);
  await register(app, Array.from({ length: 100 }, anEnterprise));
  await app.get(Planner).plan(id);
  const reason = expect.stringContaining('请重新确认') as string;
  expect(await told('pushes.plan')).toMatchObject([{ subject: id, outcome: 'refused', details: { reason } }]);
});

describe('A copy of personal data', () => {
  it('leaves that it was made and that it was deleted', async () => {
    await app.get(PrivacyNotices).publish();
    const one = anIndividual();
    await register(app, [one]);
    const { ordinal, uscc, name } = await app.get(Enterprises).get(one.uscc);
    const owner = await aPerson(app, ['enterprise']);
    const { id } = await app
      .get(PrivacyRequests)
      .askForCopy({ ordinal, uscc, name, role: 'legalRepresentative' }, owner);
    await app.get(PersonalCopies).produce(id);
    expect(await told('privacy.produceCopy')).toMatchObject([{ for: owner.id, subject: id }]);
    await app.rows(`UPDATE privacy_request SET copy_until = now() - interval '1 day' WHERE id = $1`, [id]);
    await app.get(PrivacyRequests).sweep();
    expect(await told('privacy.expireCopy')).toMatchObject([{ subject: id }]);
  });
});

describe('What is let go of', () => {
  it('leaves which list of codes it was', async () => {
    const firm = anEnterprise();
    await register(app, [firm]);
    const cells = Readable.from([{ row: 1, text: firm.uscc }]);
    const { id } = await app.get(CodeLists).store('粘贴的名单', cells, staff.editor);
    await app.rows(`UPDATE code_list SET created_at = created_at - interval '2 days' WHERE id = $1`, [id]);
    await app.get(CodeLists).sweep();
    expect(await told('codeLists.forget')).toMatchObject([{ subject: id, details: { list: '粘贴的名单' } }]);
  });
});

describe('What operators keep in files', () => {
  /** Brings the files in after an operator has edited them. */
  async function broughtIn(edit: (folder: string) => Promise<void>): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'policy-push-config-'));
    await cp('config', folder, { recursive: true });
    await edit(folder);
    const edited = await TestApp.open(app.url, { CONFIG_DIR: folder });
    await edited.get(CatalogueSync).run();
    await edited.get(CatalogueSync).run();
    await edited.close();
    await rm(folder, { recursive: true });
  }
  const replace = async (path: string, from: string, to: string): Promise<void> =>
    writeFile(path, (await readFile(path, 'utf8')).replace(from, to));

  it('leaves each policy, department and dictionary that it changed, once', async () => {
    await app.get(CatalogueSync).run();
    last = await app.number('SELECT max(id) AS n FROM audit_entry');
    await broughtIn(async (folder) => {
      await replace(join(folder, 'policies/baoshan-innovation-30.yaml'), '（1.0）', '（一）');
      await rm(join(folder, 'policies/baoshan-cruise-2020.yaml'));
      await replace(join(folder, 'departments.yaml'), '区税务局', '区税务局分局');
      await replace(join(folder, 'tags.yaml'), '小微企业', '小型微型企业');
    });
    const subjects = async (action: string) => (await told(action)).map(({ subject }) => subject);
    expect(await subjects('policies.load')).toEqual(['baoshan-innovation-30']);
    expect(await subjects('policies.unload')).toEqual(['baoshan-cruise-2020']);
    expect(await subjects('departments.load')).toEqual(['tax']);
    expect(await subjects('dictionaries.load')).toEqual(['tags']);
  });

  it('leaves which notice was published', async () => {
    const { version } = await app.get(PrivacyNotices).current();
    const published = await app.rows(
      `SELECT subject FROM audit_entry WHERE action = 'privacy.publishNotice'`,
    );
    expect(published).toEqual([{ subject: version }]);
  });
});

it('The trail says all of it in Chinese', async () => {
  const actions = await app.rows<{ action: string }>('SELECT DISTINCT action FROM audit_entry');
  expect(actions.length).toBeGreaterThan(8);
  for (const { action } of actions) expect(actionText(action)).not.toMatch(/[a-z]/i);
});
