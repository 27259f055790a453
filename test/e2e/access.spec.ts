import { beforeAll, describe, expect, inject, it } from 'vitest';
import { Acting } from './acting.js';
import { draftFor, shownItem, submitted } from './pushing.js';

// Who may use which route is asked cell by cell in test/integration/permission-matrix.spec.ts; here the real service
// is asked for what belongs to others.
const address = inject('address');

describe('What belongs to others', () => {
  const taxEditor = new Acting(address, '陈晓雯');
  let own: string;
  let foreign: string;
  let push: string;
  beforeAll(async () => {
    own = await new Acting(address, '吴志强').uscc();
    foreign = await new Acting(address, '郑丽华').uscc();
    ({ id: push } = await submitted(
      taxEditor,
      draftFor({ item: await shownItem(taxEditor) }, '只给本部门看的推送'),
    ));
  });

  it.each(['/checkup', '/inbox', '/inbox/unread', '/inbox/events', '/inbox/1'])(
    'is, for an enterprise, as good as not there: %s',
    async (path) => {
      const person = new Acting(address, '吴志强');
      expect(own).not.toBe(foreign);
      expect(await person.ask('GET', `/api/enterprises/${foreign}${path}`)).toMatchObject({
        status: 404,
        body: { code: 'not-found' },
      });
    },
  );

  it('is not marked read or archived for another enterprise either', async () => {
    const person = new Acting(address, '吴志强');
    const statuses = [
      await person.ask('POST', `/api/enterprises/${foreign}/inbox/1/read`),
      await person.ask('PUT', `/api/enterprises/${foreign}/inbox/1/archive`),
      await person.ask('DELETE', `/api/enterprises/${foreign}/inbox/1/archive`),
    ].map(({ status }) => status);
    expect(statuses).toEqual([404, 404, 404]);
  });

  it.each([
    ['王思远', 'GET', ''],
    ['王思远', 'GET', '/blocks'],
    ['王思远', 'POST', '/withdraw'],
    ['王思远', 'DELETE', ''],
    ['李慧敏', 'GET', ''],
  ])('is, for %s of another department, as good as not there: %s %s', async (name, method, path) => {
    const answer = await new Acting(address, name).ask(method, `/api/pushes/${push}${path}`);
    expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it('is neither approved nor returned by another department', async () => {
    const stranger = new Acting(address, '李慧敏');
    const contentHash = '0'.repeat(64);
    const approval = await stranger.ask('POST', `/api/pushes/${push}/approve`, { contentHash });
    const refusal = await stranger.ask('POST', `/api/pushes/${push}/return`, { comment: '不同意' });
    expect([approval.status, refusal.status]).toEqual([404, 404]);
  });

  it('does not show in another department’s list, but in the centre’s', async () => {
    const ids = async (name: string) => {
      const { items } = await new Acting(address, name).get<{ items: { id: string }[] }>(
        '/api/pushes?size=100',
      );
      return items.map(({ id }) => id);
    };
    expect(await ids('王思远')).not.toContain(push);
    expect(await ids('赵启明')).toContain(push);
  });
});
