import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Enterprises, PersonalCopies } from '#enterprises';
import { type Actor, Clock, type Role, roles } from '#platform';
import { credentialsOf } from './credentials.js';
import { anEnterprise, register } from './enterprise.js';
import { aPerson } from './people.js';
import type { TestApp } from './test-app.js';

/** What somebody could reach for by its id. */
export interface Things {
  readonly uscc: string;
  readonly push: string;
  readonly codeList: string;
  /** A push that waits for its approval. */
  readonly submitted: string;
  readonly draft: string;
  readonly document: string;
  readonly correction: string;
  readonly privacyRequest: string;
  readonly report: string;
  readonly invitation: string;
  readonly member: string;
  readonly deputy: string;
  readonly import: string;
  readonly key: string;
  readonly grant: string;
  /** A list that was given for the tag `listedTag`. */
  readonly tagChange: string;
  /** Code of a policy of the department's. */
  readonly policy: string;
  readonly audit: string;
  /** By person: what is only theirs. */
  readonly view: ReadonlyMap<string, string>;
  readonly session: ReadonlyMap<string, string>;
}

/** A department, its enterprise, a person of every role, and one of everything that belongs to them. */
export interface Party {
  readonly people: ReadonlyMap<Role, Actor>;
  /** Of the person of each role. */
  readonly headers: ReadonlyMap<Role, Record<string, string>>;
  readonly things: Things;
}

/** A tag that the centre may give by a list. */
export const listedTag = 'key-service';

/** Roles that belong to no department. */
const withoutDepartment: readonly Role[] = ['systemAdmin', 'securityAdmin', 'auditAdmin', 'enterprise'];
const ofCentre: readonly Role[] = ['operator', 'clerk', 'reader'];
const multipart = 'multipart/form-data; boundary=part';
const form = (fields: Record<string, string>) =>
  `${Object.entries(fields)
    .map(([name, value]) => `--part\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
    .join('')}--part--\r\n`;
const file = (name: string, text: string) =>
  `--part\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/csv\r\n\r\n${text}\r\n--part--\r\n`;

/** What is already a department's: a policy by its code, and a fact that it answers for. */
interface Belongings {
  readonly policy: string;
  readonly fact: string;
}

/** Makes a party. `mark` stands in every text of theirs, so that it is seen wherever it shows. */
export async function aParty(
  app: TestApp,
  api: NestFastifyApplication,
  department: string,
  mark: string,
  belongings: Belongings,
): Promise<Party> {
  const enterprise = anEnterprise().named(`${mark}企业`);
  await register(app, [enterprise]);
  const { ordinal } = await app.get(Enterprises).get(enterprise.uscc);
  const people = new Map<Role, Actor>();
  const headers = new Map<Role, Record<string, string>>();
  for (const role of roles) {
    const home = withoutDepartment.includes(role) ? null : ofCentre.includes(role) ? 'centre' : department;
    const person = await aPerson(app, [role], home);
    people.set(role, person);
    headers.set(role, await credentialsOf(api, person));
  }
  const owner = people.get('enterprise')!;
  const member = await aPerson(app, ['enterprise']);
  for (const [person, role] of [
    [owner, 'legalRepresentative'],
    [member, 'member'],
  ] as const)
    await app.rows(`INSERT INTO membership (person, enterprise, role) VALUES ($1, $2, $3)`, [
      person.id,
      ordinal,
      role,
    ]);
  const things = await thingsOf(app, api, {
    people,
    headers,
    uscc: enterprise.uscc,
    member: member.id,
    mark,
    belongings,
  });
  return { people, headers, things };
}

interface Making {
  readonly people: ReadonlyMap<Role, Actor>;
  readonly headers: ReadonlyMap<Role, Record<string, string>>;
  readonly uscc: string;
  readonly member: string;
  readonly mark: string;
  readonly belongings: Belongings;
}

async function thingsOf(app: TestApp, api: NestFastifyApplication, making: Making): Promise<Things> {
  const { people, headers, uscc, member, mark, belongings } = making;
  const made = async (role: Role, url: string, payload: object | string, type = 'application/json') => {
    const answer = await api.inject({
      method: 'POST',
      url,
      payload,
      headers: { ...headers.get(role), 'content-type': type },
    });
    if (answer.statusCode >= 300) throw new Error(`POST ${url}: ${answer.statusCode} ${answer.body}`);
    const { id, key } = answer.json<{ id?: string; key?: { id: string } }>();
    return id ?? key?.id ?? '';
  };
  const rule = { combinator: 'and', rules: [{ field: 'town', operator: 'notNull' }] };
  const today = api.get(Clock).today();
  const days = { starts: today, ends: today };
  const push = {
    kind: 'hotNews',
    title: `${mark}推送`,
    body: mark,
    rule,
    segments: [{ segment: 'eligible' }],
    channels: ['page'],
  };
  const view = new Map<string, string>();
  const session = new Map<string, string>();
  for (const [role, person] of people) {
    view.set(person.id, await made(role, '/api/views', { list: 'tags', name: mark, address: '/tags' }));
    const rows = await app.rows<{ id: string }>('SELECT id FROM session WHERE person = $1', [person.id]);
    session.set(person.id, rows[0]?.id ?? '');
  }
  const idOf = (role: Role): string => people.get(role)!.id;
  const deputyOf = async (): Promise<string> => {
    // Somebody else: whoever stands in for another has that one's rights too.
    const standIn = await aPerson(app, ['editor'], people.get('editor')!.department?.code ?? null);
    await made('editor', '/api/me/deputies', { deputy: standIn.id, ...days });
    const rows = await app.rows<{ id: string }>('SELECT id FROM deputy WHERE absent = $1', [idOf('editor')]);
    return rows[0]?.id ?? '';
  };
  const finishedCopy = async (): Promise<string> => {
    const id = await made('enterprise', `/api/enterprises/${uscc}/privacy/requests/copy`, {});
    await app.get(PersonalCopies).produce(id);
    return id;
  };
  const submitted = await made('editor', '/api/pushes', push);
  await made('editor', `/api/pushes/${submitted}/submit`, {});
  const grant = await app.rows<{ id: string }>('SELECT id FROM role_grant WHERE person = $1', [
    idOf('editor'),
  ]);
  const audit = await app.rows<{ id: string }>('SELECT id::text FROM audit_entry ORDER BY id DESC LIMIT 1');
  return {
    uscc,
    member,
    push: await made('editor', '/api/pushes', push),
    submitted,
    codeList: await made('editor', '/api/code-lists', file(`${mark}.txt`, uscc), multipart),
    draft: await made('editor', '/api/policy-drafts', {}),
    document: await made('editor', '/api/policy-documents/text', { name: `${mark}文件`, body: mark }),
    correction: await made(
      'enterprise',
      `/api/enterprises/${uscc}/corrections`,
      form({ fact: belongings.fact, proposed: '5', reason: mark }),
      multipart,
    ),
    privacyRequest: await finishedCopy(),
    report: await made('enterprise', `/api/enterprises/${uscc}/checkup-reports`, {}),
    invitation: await made('enterprise', `/api/enterprises/${uscc}/invitations`, {
      role: 'member',
      note: mark,
    }),
    deputy: await deputyOf(),
    import: await made(
      'operator',
      '/api/imports',
      file(`${mark}.csv`, '统一社会信用代码,企业名称\n123,甲'),
      multipart,
    ),
    key: await made('securityAdmin', '/api/keys', {
      name: mark,
      kind: 'test',
      person: idOf('editor'),
      permissions: ['policies:read'],
      expiresOn: today,
    }),
    policy: belongings.policy,
    grant: grant[0]?.id ?? '',
    tagChange: await made('operator', `/api/tags/${listedTag}/assertions`, {
      codes: [uscc],
      validFrom: today,
      source: mark,
    }),
    audit: audit[0]?.id ?? '',
    view,
    session,
  };
}
