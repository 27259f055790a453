import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CodeCell, codeCells } from '#enterprises';
import { type CodeList, CodeLists, Planner, Pushes, PushHistory } from '#push';
import { anEnterprise, type EnterpriseBuilder, freshCode, register } from '../builders/enterprise.js';
import { reachedBy } from '../builders/ledger.js';
import { aPerson, type Staff, staffOf } from '../builders/people.js';
import { aPush } from '../builders/push.js';
import { TestApp } from '../builders/test-app.js';

let app: TestApp;
let staff: Staff;
let here: EnterpriseBuilder;
let there: EnterpriseBuilder;
let elsewhere: EnterpriseBuilder;
let gone: EnterpriseBuilder;
beforeAll(async () => {
  app = await TestApp.alone();
  staff = await staffOf(app, 'tax');
  [here, there, elsewhere] = [anEnterprise(), anEnterprise(), anEnterprise()];
  gone = anEnterprise().deregistered();
  await register(app, [here, there, elsewhere, gone]);
});
afterAll(() => app.close());

/** A file with the text, read as an upload is. */
async function* written(text: string): AsyncGenerator<CodeCell> {
  const path = join(tmpdir(), `code-list-${randomUUID()}`);
  await writeFile(path, text);
  yield* codeCells(path, '名单.txt');
}

const given = (text: string, actor = staff.editor): Promise<CodeList> =>
  app.get(CodeLists).store('名单', written(text), actor);
const ordinalsOf = async (...enterprises: EnterpriseBuilder[]): Promise<number[]> =>
  (
    await app.rows<{ ordinal: number }>('SELECT ordinal FROM enterprise WHERE uscc = ANY($1) ORDER BY 1', [
      enterprises.map(({ uscc }) => uscc),
    ])
  ).map(({ ordinal }) => ordinal);

describe('A list of codes', () => {
  it('tells of every line that can’t be used where it stands and why, and holds the rest', async () => {
    const stranger = freshCode();
    const lines = [here.uscc.toLowerCase(), '9131', stranger, ` ${there.uscc} `, here.uscc, gone.uscc];
    const { report } = await given(lines.join('\n'));
    expect(report).toMatchObject({ given: 6, listed: 3 });
    expect(report.aside).toMatchObject({
      malformed: { count: 1, first: [{ row: 2, code: '9131' }] },
      unknown: { count: 1, first: [{ row: 3, code: stranger, reason: '没有登记这家企业' }] },
      repeated: { count: 1, first: [{ row: 5, code: here.uscc, reason: '与第 1 行重复' }] },
      inactive: { count: 1, first: [{ row: 6, code: gone.uscc, reason: '已注销，不会收到' }] },
    });
  });

  it('is read from a table by the column of codes, and from one line with commas between', async () => {
    const table = await given(`企业名称,统一社会信用代码\n甲,${here.uscc}\n乙,${there.uscc}`);
    const line = await given(`${here.uscc}，${there.uscc}`);
    expect([table.report.listed, table.report.aside.malformed.count]).toEqual([2, 0]);
    expect(line.digest).toBe(table.digest);
  });

  it('is refused when it is empty', async () => {
    await expect(given('\n \n')).rejects.toThrow('空的');
    await expect(given('统一社会信用代码\n')).rejects.toMatchObject({ code: 'list-empty' });
  });

  it('is refused when nobody on it is in business, every line named', async () => {
    const strangers = [freshCode(), freshCode()];
    const answer = given([...strangers, gone.uscc].join('\n'));
    await expect(answer).rejects.toMatchObject({
      code: 'list-reaches-nobody',
      details: strangers
        .map((code, at) => ({
          pointer: '/list',
          message: `第 ${at + 1} 行“${code}”：没有登记这家企业`,
        }))
        .concat({ pointer: '/list', message: `第 3 行“${gone.uscc}”：已注销，不会收到` }),
    });
  });

  it('may have as many lines as the district has enterprises, and is kept in blocks', async () => {
    const strangers = Array.from({ length: 299_999 }, (_, i) => `91310113MA${String(i).padStart(8, '0')}`);
    const { id, report } = await given([here.uscc, ...strangers].join('\n'));
    expect([report.given, report.listed, report.aside.unknown.count]).toEqual([300_000, 1, 299_999]);
    expect(await app.number('SELECT count(*) AS n FROM code_list_block WHERE list = $1', [id])).toBe(1);
  });

  it('is as good as none for another department', async () => {
    const { id } = await given(here.uscc);
    const stranger = await aPerson(app, ['editor'], 'hrss');
    const draft = await aPush().toList(id).content(app);
    await expect(app.get(Pushes).create(draft, stranger)).rejects.toMatchObject({ kind: 'notFound' });
  });

  it('is forgotten when no push has come to use it by the next day', async () => {
    const [used, unused] = [await given(here.uscc), await given(there.uscc)];
    await aPush().toList(used.id).drafted(app, staff);
    await app.rows(`UPDATE code_list SET created_at = created_at - interval '2 days' WHERE id = ANY($1)`, [
      [used.id, unused.id],
    ]);
    await app.get(CodeLists).sweep();
    expect(await app.get(CodeLists).get(used.id, undefined)).toMatchObject({ digest: used.digest });
    await expect(app.get(CodeLists).get(unused.id, undefined)).rejects.toMatchObject({ kind: 'notFound' });
  });
});

describe('A push to a list', () => {
  it('reaches those on it who are in business, and was approved with their number', async () => {
    const { id } = await given([here, there, gone].map(({ uscc }) => uscc).join('\n'));
    const push = await aPush().toList(id).sent(app, staff);
    expect(await reachedBy(app, push.sequence)).toEqual(await ordinalsOf(here, there));
    const approval = await app.get(PushHistory).approval(push.id);
    expect(approval?.counts).toMatchObject({ eligible: 2, undetermined: 0 });
  });

  it('is another push with another list: what was seen before is not approved', async () => {
    const [first, second] = [await given(here.uscc), await given(there.uscc)];
    const { id, contentHash } = await aPush().toList(first.id).drafted(app, staff);
    const draft = await aPush().toList(second.id).content(app);
    await app.get(Pushes).edit(id, draft, staff.editor);
    await app.get(Pushes).submit(id, staff.editor);
    const stale = app.get(Pushes).approve(id, { contentHash }, staff.approver);
    await expect(stale).rejects.toMatchObject({ code: 'content-changed' });
  });

  it('comes back when somebody got at the list behind the approval', async () => {
    const { id } = await given(here.uscc);
    const other = await given(elsewhere.uscc);
    const push = await aPush().toList(id).approved(app, staff);
    await app.rows(
      `UPDATE code_list_block b SET members = o.members FROM code_list_block o WHERE b.list = $1 AND o.list = $2`,
      [id, other.id],
    );
    await app.get(Planner).plan(push.id);
    expect(await app.get(Pushes).get(push.id, staff.editor)).toMatchObject({ state: 'returned' });
  });

  it('has no segments but the whole, and neither rule nor policy beside the list', async () => {
    const { id } = await given(here.uscc);
    const segmented = await aPush().toList(id).to({ segment: 'nearMiss' }).content(app);
    await expect(app.get(Pushes).create(segmented, staff.editor)).rejects.toMatchObject({
      code: 'push-invalid',
    });
    const both = { ...(await aPush().content(app)), list: id };
    await expect(app.get(Pushes).create(both, staff.editor)).rejects.toMatchObject({ code: 'push-invalid' });
  });
});
