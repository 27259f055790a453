import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Actor,
  Departments,
  Deputies,
  type Fault,
  People,
  PeopleList,
  PeopleRegister,
  RoleGrants,
  Sessions,
} from '#platform';
import { aPerson } from '../builders/people.js';
import { TestApp } from '../builders/test-app.js';

let app: TestApp;
let system: Actor;
let security: Actor;
const [yesterday, today, tomorrow, nextWeek] = [-1, 0, 1, 7].map(dayIn) as [string, string, string, string];

beforeAll(async () => {
  app = await TestApp.alone();
  await app.get(Departments).synchronise([
    { code: 'tax', name: '税务局' },
    { code: 'hrss', name: '人社局' },
  ]);
  system = await aPerson(app, ['systemAdmin']);
  security = await aPerson(app, ['securityAdmin']);
});
afterAll(() => app.close());

function dayIn(days: number): string {
  const at = new Date(Date.now() + days * 86_400_000);
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(at);
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: Fault) => error.code,
  );
const rolesOf = async (id: string) => (await app.get(People).find(id))?.roles;
const give = (person: Actor, role: 'editor' | 'approver' | 'systemAdmin' | 'auditAdmin', by = security) =>
  app.get(RoleGrants).give(person.id, { role, starts: today, ends: null }, by);

describe('A role', () => {
  it('holds from its first to its last day', async () => {
    const person = await aPerson(app, []);
    const grants = app.get(RoleGrants);
    await grants.give(person.id, { role: 'editor', starts: tomorrow, ends: nextWeek }, security);
    await grants.give(person.id, { role: 'reviewer', starts: yesterday, ends: today }, security);
    expect(await rolesOf(person.id)).toEqual(['reviewer']);
  });

  it('is gone at once when it is ended, and can be given again the same day', async () => {
    const person = await aPerson(app, []);
    await give(person, 'editor');
    const [grant] = await app.get(RoleGrants).of(person.id);
    await app.get(RoleGrants).end(person.id, grant?.id ?? '', '岗位调整', security);
    expect(await rolesOf(person.id)).toEqual([]);
    await give(person, 'editor');
    expect(await rolesOf(person.id)).toEqual(['editor']);
    expect((await app.get(RoleGrants).of(person.id)).map(({ endedBy }) => endedBy)).toEqual(
      expect.arrayContaining([security.name, null]),
    );
  });

  it('is given to nobody by themselves, and taken from nobody by themselves', async () => {
    expect(await codeOf(give(security, 'editor', security))).toBe('grant-to-oneself');
    const [own] = await app.get(RoleGrants).of(security.id);
    expect(await codeOf(app.get(RoleGrants).end(security.id, own?.id ?? '', '不再需要', security))).toBe(
      'grant-to-oneself',
    );
  });

  it('is not held twice at once', async () => {
    const person = await aPerson(app, ['editor']);
    expect(await codeOf(give(person, 'editor'))).toBe('role-held');
  });

  it('of an administrator stands alone, whichever comes first', async () => {
    const editor = await aPerson(app, ['editor']);
    expect(await codeOf(give(editor, 'systemAdmin'))).toBe('administrators-apart');
    expect(await codeOf(give(system, 'editor'))).toBe('administrators-apart');
    expect(await codeOf(give(system, 'auditAdmin'))).toBe('administrators-apart');
  });

  it('of an administrator stands alone also when two are given at once', async () => {
    const person = await aPerson(app, []);
    const outcomes = await Promise.all([
      codeOf(give(person, 'systemAdmin')),
      codeOf(give(person, 'auditAdmin')),
    ]);
    expect(outcomes.sort()).toEqual(['administrators-apart', 'done']);
    expect(await rolesOf(person.id)).toHaveLength(1);
  });

  it('is not kept apart by the services alone: the database refuses it too', async () => {
    const { id } = await aPerson(app, ['editor']);
    const insert = (role: string, by: string) =>
      app.rows('INSERT INTO role_grant (person, role, granted_by) VALUES ($1, $2, $3)', [id, role, by]);
    await expect(insert('approver', id)).rejects.toThrow(/role_grant_not_to_oneself/);
    await expect(insert('auditAdmin', security.id)).rejects.toThrow(/administrator holds no other role/);
  });
});

describe('An account', () => {
  const register = () => app.get(PeopleRegister);
  const provider = { OIDC_ISSUER: 'http://127.0.0.1:1' };

  it('is not taken from oneself: let go of, it could be bound to somebody with other rights', async () => {
    expect(await codeOf(register().bind(system.id, 'another', system))).toBe('own-account');
    expect(await codeOf(register().bind(system.id, 'another', security))).not.toBe('own-account');
  });

  it('that is bound in place of another ends the sessions of that one, and no others', async () => {
    const served = await TestApp.open(app.url, provider);
    const person = await aPerson(served, ['editor'], 'tax');
    const bind = (subject: string) => served.get(PeopleRegister).bind(person.id, subject, system);
    const authentication = {
      idToken: null,
      acr: null,
      amr: [],
      authenticatedAt: new Date(),
      steppedUp: false,
    };
    const enter = (subject: string) =>
      served
        .get(Sessions)
        .open(
          person.id,
          { issuer: provider.OIDC_ISSUER, subject, ...authentication },
          { device: '', address: '' },
        );
    await bind('wrong');
    const wrong = await enter('wrong');
    await bind('right');
    const right = await enter('right');
    await bind('right');
    const found = [await served.get(Sessions).find(wrong), await served.get(Sessions).find(right)];
    expect(found.map((session) => session?.subject)).toEqual([undefined, 'right']);
    await served.close();
  });
});

describe('A department', () => {
  const departments = () => app.get(Departments);
  const anew = async (code: string): Promise<string> => {
    await departments().create({ code, name: `部门 ${code}` });
    return code;
  };

  it('keeps the name an administrator gave it, whatever the operator’s file says later', async () => {
    const code = await anew('renamed');
    await departments().rename({ code, name: '新名称' });
    await departments().synchronise([{ code, name: '文件里的名称' }]);
    expect(await departments().name(code)).toBe('新名称');
    expect(await codeOf(departments().rename({ code: 'tax', name: '新名称' }))).toBe('department-name');
  });

  it('is closed when nobody belongs to it any more, and takes nobody until it is opened again', async () => {
    const code = await anew('closing');
    const register = app.get(PeopleRegister);
    const person = await aPerson(app, [], code);
    expect(await codeOf(departments().close(code))).toBe('department-staffed');
    await register.end(person.id, '离职', system);
    await departments().close(code);
    const join = () => codeOf(register.create({ name: '后来的人', department: code, subject: null }, system));
    expect(await join()).toBe('department-closed');
    expect(await codeOf(register.reopen(person.id))).toBe('department-closed');
    await departments().reopen(code);
    expect([await join(), await codeOf(register.reopen(person.id))]).toEqual(['done', 'done']);
    expect((await departments().get(code)).people).toBe(2);
  });

  it('can’t be closed while somebody is just being added to it', async () => {
    const code = await anew('racing');
    const register = app.get(PeopleRegister);
    const outcomes = await Promise.all([
      codeOf(departments().close(code)),
      codeOf(register.create({ name: '同时加入', department: code, subject: null }, system)),
    ]);
    expect([
      ['done', 'department-closed'],
      ['department-staffed', 'done'],
    ]).toContainEqual(outcomes);
  });

  it('is not left with the roles that were granted for it', async () => {
    const person = await aPerson(app, ['editor'], 'tax');
    const move = () =>
      codeOf(app.get(PeopleRegister).change(person.id, { name: person.name, department: 'hrss' }));
    expect(await move()).toBe('roles-held');
    const [grant] = await app.get(RoleGrants).of(person.id);
    await app.get(RoleGrants).end(person.id, grant?.id ?? '', '调动', security);
    expect(await move()).toBe('done');
    expect((await app.get(PeopleList).get(person.id)).department?.code).toBe('hrss');
  });
});

describe('A deputy', () => {
  const leave = { starts: today, ends: nextWeek };

  it('acts with the absent person’s roles for the days of the leave, and hands none of them on', async () => {
    const [approver, editor, third] = [
      await aPerson(app, ['approver'], 'tax'),
      await aPerson(app, ['editor'], 'tax'),
      await aPerson(app, ['reviewer'], 'tax'),
    ];
    await app.get(Deputies).name(approver.id, { deputy: editor.id, ...leave }, approver);
    await app.get(Deputies).name(editor.id, { deputy: third.id, ...leave }, editor);
    const deputy = await app.get(People).find(editor.id);
    expect(deputy?.may('pushes:approve')).toBe(true);
    expect(deputy?.deputyForIn('pushes:approve')?.id).toBe(approver.id);
    expect(deputy?.deputyForIn('pushes:write')).toBeUndefined();
    const second = await app.get(People).find(third.id);
    expect([second?.may('pushes:write'), second?.may('pushes:approve')]).toEqual([true, false]);
  });

  it('has a role of their own: being named gives no rights to whom nobody granted any', async () => {
    const [approver, editor, newcomer] = [
      await aPerson(app, ['approver'], 'tax'),
      await aPerson(app, ['editor'], 'tax'),
      await aPerson(app, [], 'tax'),
    ];
    const name = (deputy: Actor) =>
      codeOf(app.get(Deputies).name(approver.id, { deputy: deputy.id, ...leave }, system));
    expect([await name(newcomer), await name(editor)]).toEqual(['deputy-without-role', 'done']);
    const candidates = (await app.get(Deputies).candidates(approver.id)).map(({ id }) => id);
    expect([candidates.includes(newcomer.id), candidates.includes(editor.id)]).toEqual([false, true]);
    const mayApprove = async () => (await app.get(People).find(editor.id))?.may('pushes:approve');
    expect(await mayApprove()).toBe(true);
    const [grant] = await app.get(RoleGrants).of(editor.id);
    await app.get(RoleGrants).end(editor.id, grant?.id ?? '', '收回', security);
    expect(await mayApprove()).toBe(false);
  });

  it('is one side with whom they stand in for: what the one submitted the other can’t decide', async () => {
    const [approver, editor] = [
      await aPerson(app, ['approver'], 'tax'),
      await aPerson(app, ['editor'], 'tax'),
    ];
    await app.get(Deputies).name(editor.id, { deputy: approver.id, ...leave }, editor);
    const deputy = await app.get(People).find(approver.id);
    expect([deputy?.isOneWith(editor.id), deputy?.isOneWith(approver.id)]).toEqual([true, true]);
    expect(deputy?.isOneWith(security.id)).toBe(false);
  });

  it('is no longer one when the leave is over or ended', async () => {
    const [approver, editor] = [
      await aPerson(app, ['approver'], 'tax'),
      await aPerson(app, ['editor'], 'tax'),
    ];
    const deputies = app.get(Deputies);
    await deputies.name(approver.id, { deputy: editor.id, ...leave }, approver);
    const [named] = await deputies.of(approver.id);
    await deputies.end(approver.id, named?.id ?? '', approver);
    expect((await app.get(People).find(editor.id))?.may('pushes:approve')).toBe(false);
    await deputies.name(approver.id, { deputy: editor.id, starts: tomorrow, ends: nextWeek }, approver);
    expect((await app.get(People).find(editor.id))?.may('pushes:approve')).toBe(false);
  });

  it.each([
    ['of another department', 'deputy-department', () => aPerson(app, ['editor'], 'hrss')],
    ['an administrator', 'administrators-apart', () => aPerson(app, ['auditAdmin'], 'tax')],
  ])('is nobody %s', async (_who, code, somebody) => {
    const absent = await aPerson(app, ['approver'], 'tax');
    const { id } = await somebody();
    expect(await codeOf(app.get(Deputies).name(absent.id, { deputy: id, ...leave }, absent))).toBe(code);
  });

  it('is one person at a time, and never oneself', async () => {
    const [absent, editor] = [await aPerson(app, ['approver'], 'tax'), await aPerson(app, ['editor'], 'tax')];
    const name = (deputy: string) => codeOf(app.get(Deputies).name(absent.id, { deputy, ...leave }, absent));
    expect([await name(absent.id), await name(editor.id), await name(editor.id)]).toEqual([
      'own-deputy',
      'done',
      'deputy-named',
    ]);
  });
});

describe('An account', () => {
  it('that is ended is nobody’s any more, and its sessions are gone', async () => {
    const person = await aPerson(app, ['editor']);
    const authentication = {
      issuer: 'https://sso.example.gov.cn',
      subject: person.id,
      idToken: null,
      acr: null,
      amr: [],
      authenticatedAt: new Date(),
      steppedUp: false,
    };
    const sessions = app.get(Sessions);
    const token = await sessions.open(person.id, authentication, { device: 'spec', address: '' });
    expect(await sessions.find(token)).toBeDefined();
    await app.get(PeopleRegister).end(person.id, '离职', system);
    expect([await sessions.find(token), await app.get(People).find(person.id)]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('that is opened again has the roles that were not taken away meanwhile, and no old reason', async () => {
    const person = await aPerson(app, ['editor', 'reviewer']);
    await app.get(PeopleRegister).end(person.id, '借调', system);
    expect((await app.get(PeopleList).get(person.id)).endReason).toBe('借调');
    const grants = await app.get(RoleGrants).of(person.id);
    const editing = grants.find(({ role }) => role === 'editor');
    await app.get(RoleGrants).end(person.id, editing?.id ?? '', '不再起草', security);
    await app.get(PeopleRegister).reopen(person.id);
    expect(await rolesOf(person.id)).toEqual(['reviewer']);
    expect((await app.get(PeopleList).get(person.id)).endReason).toBeNull();
    expect((await app.get(RoleGrants).of(person.id)).map(({ endReason }) => endReason)).toContain('不再起草');
  });

  it('is not ended by whom it belongs to', async () => {
    expect(await codeOf(app.get(PeopleRegister).end(system.id, '离职', system))).toBe('own-account');
  });

  it('is found by a part of the name, by department, role and state', async () => {
    const register = app.get(PeopleRegister);
    const id = await register.create({ name: '寻找之人', department: 'hrss', subject: null }, system);
    const found = (query: object) =>
      app
        .get(PeopleList)
        .page({ page: 1, size: 50, ...query })
        .then(({ items }) => items.map((each) => each.id));
    expect(await found({ query: '找之' })).toEqual([id]);
    expect(await found({ department: 'hrss', state: 'unauthorised' })).toContain(id);
    expect(await found({ department: 'tax', query: '寻找' })).toEqual([]);
    expect(await found({ role: 'systemAdmin' })).toContain(system.id);
    expect(await found({ query: '%' })).toEqual([]);
  });
});
