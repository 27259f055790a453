import { type PersonRecord, roleNames } from '#platform';

const states = { active: '可使用', unauthorised: '尚未授权', ended: '已停用' } as const;
const header = ['姓名', '部门', '角色', '状态', '账号标识', '建立时间（UTC）', '停用时间（UTC）', '停用原因'];

/** The list of people as rows of a file. */
export function* personRows(people: readonly PersonRecord[]): Generator<string[]> {
  yield header;
  for (const { name, department, roles, state, subject, createdAt, endedAt, endReason } of people) {
    const held = roles.map((role) => roleNames[role]).join('、');
    const account = [states[state], subject ?? '', createdAt.toISOString(), endedAt?.toISOString() ?? ''];
    yield [name, department?.name ?? '', held, ...account, endReason ?? ''];
  }
}
