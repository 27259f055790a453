import { beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { Acting, type Message, type PushDetail } from './acting.js';
import { draftFor, pushed, shownItem } from './pushing.js';
import { Stream, type ServerEvent } from './stream.js';

const address = inject('address');
const editor = new Acting(address, '王思远');
const approver = new Acting(address, '李慧敏');
const reader = new Acting(address, '吴志强');
const outsider = new Acting(address, '冯国栋');

let item: string;
beforeAll(async () => void (item = await shownItem(editor)));

const push = (title: string) => pushed(editor, approver, draftFor({ item }, title));
const isNotice = ({ type }: ServerEvent) => type === 'notice';
const sequenceIn = ({ data }: ServerEvent) => (JSON.parse(data) as Message).sequence;

async function listen(person: Acting, lastEventId?: string): Promise<Stream> {
  const stream = await Stream.open(
    person,
    `${address}/api/enterprises/${await person.uscc()}/inbox/events`,
    lastEventId,
  );
  onTestFinished(() => stream.close());
  return stream;
}

describe('The stream of an enterprise’s messages', () => {
  it('is an event stream that at once says where it stands, whoever has messages or not', async () => {
    for (const person of [reader, outsider]) {
      const stream = await listen(person);
      expect(stream.type).toMatch(/^text\/event-stream/);
      expect(await stream.next()).toMatchObject({ type: 'alive', id: expect.stringMatching(/^\d+$/) });
    }
  });

  it('carries the notice itself, under the number it has in the inbox', async () => {
    const stream = await listen(reader);
    await stream.next();
    const { id, sequence } = await push('消息随事件到达');
    const notice = (await stream.until(isNotice)).at(-1);
    expect(notice?.id).toBe(String(sequence));
    expect(JSON.parse(notice?.data ?? '')).toMatchObject({
      sequence,
      push: id,
      title: '消息随事件到达',
      read: false,
    });
  });

  it('gives a page that comes back exactly what it missed, in order, and then what is new', async () => {
    const first = await push('断开之前');
    const missed = [await push('错过一'), await push('错过二'), await push('错过三')];
    const stream = await listen(reader, String(first.sequence));
    const caughtUp = await stream.until((event) => isNotice(event) && sequenceIn(event) === last(missed));
    const fresh = await push('回来之后');
    const live = await stream.until((event) => isNotice(event) && sequenceIn(event) === fresh.sequence);
    const got = [...caughtUp, ...live].filter(isNotice).map(sequenceIn);
    expect(got).toEqual([...missed, fresh].map(({ sequence }) => sequence));
  });

  it('never takes the place a page resumes from back', async () => {
    const before = await push('再来一条');
    const stream = await listen(reader, String((before.sequence ?? 0) - 1));
    const late = await push('又来一条');
    const events = await stream.until((event) => isNotice(event) && sequenceIn(event) === late.sequence);
    const ids = events.map(({ id }) => Number(id));
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    expect(ids.at(-1)).toBe(late.sequence);
  });

  it.each(['abc', '-1', '1.5', ''])(
    'starts from now for a page with a senseless number: “%s”',
    async (id) => {
      const stream = await listen(reader, id);
      const { sequence } = await push(`序号无效之后 ${id}`);
      const events = await stream.until(isNotice);
      expect(events.filter(isNotice).map(sequenceIn)).toEqual([sequence]);
    },
  );

  it('has nothing for an enterprise that the push was not for', async () => {
    const stream = await listen(outsider);
    await push('与您无关');
    const rule = { combinator: 'and', rules: [{ field: 'town', operator: 'notNull' }] };
    const all = await pushed(editor, approver, draftFor({ rule }, '致全区企业'));
    const events = await stream.until(isNotice);
    expect(events.filter(isNotice).map(sequenceIn)).toEqual([all.sequence]);
  });
});

function last(pushes: readonly PushDetail[]): number | null | undefined {
  return pushes.at(-1)?.sequence;
}
