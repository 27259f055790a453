import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Accounts, Administrators, type Appointment, type Fault, People, RoleGrants } from '#platform';
import { aPerson } from '../builders/people.js';
import { TestApp } from '../builders/test-app.js';

const issuer = 'https://sso.example.gov.cn';
const three: readonly Appointment[] = [
  { role: 'systemAdmin', name: '王芳', subject: 'wangfang' },
  { role: 'securityAdmin', name: '李强', subject: 'liqiang' },
  { role: 'auditAdmin', name: '赵敏', subject: 'zhaomin' },
];

let app: TestApp;
beforeAll(async () => {
  app = await TestApp.alone({ OIDC_ISSUER: issuer });
});
afterAll(() => app.close());

const appoint = (appointments: readonly Appointment[]) => app.get(Administrators).appoint(appointments);
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: Fault) => error.code,
  );
const rolesOf = async (subject: string) => {
  const person = await app.get(Accounts).personOf({ issuer, subject });
  return person && (await app.get(People).find(person))?.roles;
};

describe('The first administrators', () => {
  it('are three people with one role each, however often they are appointed', async () => {
    const first = await appoint(three);
    const second = await appoint(three);
    expect(first.map(({ granted }) => granted)).toEqual([true, true, true]);
    expect(second.map(({ person, granted }) => [person, granted])).toEqual(
      first.map(({ person }) => [person, false]),
    );
    expect(await Promise.all(three.map(({ subject }) => rolesOf(subject)))).toEqual(
      three.map(({ role }) => [role]),
    );
  });

  it('are not one person for two of them, whether at once or later; then nobody is appointed', async () => {
    const twice = [
      { role: 'systemAdmin', name: '新人', subject: 'new' },
      { role: 'auditAdmin', name: '新人', subject: 'new' },
    ] as const;
    expect(await codeOf(appoint(twice))).toBe('administrators-apart');
    const later = [
      { role: 'systemAdmin', name: '另一个新人', subject: 'newer' },
      { role: 'securityAdmin', name: '王芳', subject: 'wangfang' },
    ] as const;
    expect(await codeOf(appoint(later))).toBe('administrators-apart');
    expect([await rolesOf('new'), await rolesOf('newer'), await rolesOf('wangfang')]).toEqual([
      undefined,
      undefined,
      ['systemAdmin'],
    ]);
  });

  it('are not those who work with the system', async () => {
    const editor = await aPerson(app, ['editor']);
    await app.get(Accounts).bind(editor.id, { issuer, subject: 'editor' });
    expect(await codeOf(appoint([{ role: 'auditAdmin', name: '编辑', subject: 'editor' }]))).toBe(
      'administrators-apart',
    );
  });

  it('are appointed anew when their role was taken away', async () => {
    const [system] = await appoint([{ role: 'systemAdmin', name: '钱进', subject: 'qianjin' }]);
    const security = await aPerson(app, ['securityAdmin']);
    const [grant] = await app.get(RoleGrants).of(system?.person ?? '');
    await app.get(RoleGrants).end(system?.person ?? '', grant?.id ?? '', '轮岗', security);
    const [again] = await appoint([{ role: 'systemAdmin', name: '钱进', subject: 'qianjin' }]);
    expect(again).toMatchObject({ person: system?.person, granted: true });
  });
});
