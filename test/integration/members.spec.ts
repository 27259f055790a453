import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Claims, Invitations, type MemberEnterprise, Members, Memberships } from '#enterprises';
import type { Actor, Fault } from '#platform';
import { district, register } from '../builders/enterprise.js';
import { aPerson } from '../builders/people.js';
import { TestApp } from '../builders/test-app.js';

let app: TestApp;
let codes: string[];

beforeAll(async () => {
  app = await TestApp.alone({ DEMO: 'true' });
  await register(app, district(20, 5));
  const rows = await app.rows<{ uscc: string }>(
    "SELECT uscc FROM enterprise WHERE status = 'active' ORDER BY ordinal",
  );
  codes = rows.map(({ uscc }) => uscc);
});
afterAll(() => app.close());

const somebody = () => aPerson(app, ['enterprise']);
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: Fault) => error.code,
  );
const proofOf = (uscc: string) => uscc.slice(-6);
const claim = (uscc: string, person: Actor) => app.get(Claims).claim(uscc, proofOf(uscc), person);

/** An enterprise nobody claimed before, in the hands of its legal representative. */
async function claimed(): Promise<{ owner: Actor; enterprise: MemberEnterprise }> {
  const uscc = codes.pop() ?? '';
  const owner = await somebody();
  await claim(uscc, owner);
  const [enterprise] = await app.get(Memberships).of(owner.id);
  if (!enterprise) throw new Error('the claim led nowhere');
  return { owner, enterprise };
}

const peopleOf = async (enterprise: MemberEnterprise) =>
  (await app.get(Members).of(enterprise)).map(({ person, role }) => [person, role]);

describe('A claim', () => {
  it('makes who proves it the legal representative, once', async () => {
    const { owner, enterprise } = await claimed();
    expect(await peopleOf(enterprise)).toEqual([[owner.id, 'legalRepresentative']]);
    expect(await codeOf(claim(enterprise.uscc, await somebody()))).toBe('already-claimed');
  });

  it('by two at once succeeds for one', async () => {
    const uscc = codes.pop() ?? '';
    const people = [await somebody(), await somebody(), await somebody()];
    const outcomes = await Promise.all(people.map((person) => codeOf(claim(uscc, person))));
    expect(outcomes.sort()).toEqual(['already-claimed', 'already-claimed', 'done']);
  });

  it('without the right proof is refused, and no longer heard after five of them', async () => {
    const [uscc = ''] = codes;
    const person = await somebody();
    const outcomes: string[] = [];
    for (let time = 0; time < 6; time++)
      outcomes.push(await codeOf(app.get(Claims).claim(uscc, 'XXXXXX', person)));
    expect(outcomes).toEqual([...Array<string>(5).fill('not-proven'), 'too-many-claims']);
    expect(await app.get(Memberships).of(person.id)).toEqual([]);
  });

  it('is not tried more often by trying many times at once', async () => {
    const [uscc = ''] = codes;
    const person = await somebody();
    const attempts = Array.from({ length: 30 }, () => codeOf(app.get(Claims).claim(uscc, 'XXXXXX', person)));
    const failed = (await Promise.all(attempts)).filter((code) => code === 'not-proven');
    expect(failed.length).toBeLessThanOrEqual(5);
    expect(failed.length).toBeGreaterThan(0);
  });

  it('is refused where no proof can be had', async () => {
    const bare = await TestApp.open(app.url);
    const [uscc = ''] = codes;
    expect(await codeOf(bare.get(Claims).claim(uscc, proofOf(uscc), await somebody()))).toBe('no-proof');
    await bare.close();
  });
});

describe('An invitation', () => {
  it('admits one person, once, in the capacity it names', async () => {
    const { owner, enterprise } = await claimed();
    const invitations = app.get(Invitations);
    const { code } = await invitations.invite(enterprise, 'agent', '代账公司', owner);
    const [first, second] = [await somebody(), await somebody()];
    const outcomes = await Promise.all([first, second].map((each) => codeOf(invitations.accept(code, each))));
    expect(outcomes.sort()).toEqual(['done', 'invitation']);
    expect((await peopleOf(enterprise)).map(([, role]) => role).sort()).toEqual([
      'agent',
      'legalRepresentative',
    ]);
    expect(await invitations.open(enterprise)).toEqual([]);
  });

  it('is worth nothing once withdrawn, or after a week', async () => {
    const { owner, enterprise } = await claimed();
    const invitations = app.get(Invitations);
    const withdrawn = await invitations.invite(enterprise, 'member', '甲', owner);
    await invitations.withdraw(enterprise, withdrawn.id, owner);
    const old = await invitations.invite(enterprise, 'member', '乙', owner);
    await app.rows(
      "UPDATE invitation SET invited_at = now() - interval '8 days', expires_at = now() - interval '1 day' WHERE id = $1",
      [old.id],
    );
    const guest = await somebody();
    expect([
      await codeOf(invitations.accept(withdrawn.code, guest)),
      await codeOf(invitations.accept(old.code, guest)),
    ]).toEqual(['invitation', 'invitation']);
  });

  it('sent again admits by the new code alone, also when it was too old', async () => {
    const { owner, enterprise } = await claimed();
    const invitations = app.get(Invitations);
    const old = await invitations.invite(enterprise, 'member', '庚', owner);
    await app.rows(
      "UPDATE invitation SET invited_at = now() - interval '8 days', expires_at = now() - interval '1 day' WHERE id = $1",
      [old.id],
    );
    expect(await invitations.open(enterprise)).toMatchObject([{ id: old.id, expired: true }]);
    const renewed = await invitations.resend(enterprise, old.id, owner);
    expect(await codeOf(invitations.accept(old.code, await somebody()))).toBe('invitation');
    expect(await codeOf(invitations.accept(renewed.code, await somebody()))).toBe('done');
    expect(await codeOf(invitations.resend(enterprise, old.id, owner))).toBe('not-found');
  });

  it('is worth nothing once who gave it no longer decides, least of all to themselves', async () => {
    const { owner, enterprise } = await claimed();
    const invitations = app.get(Invitations);
    const heir = await somebody();
    const { code } = await invitations.invite(enterprise, 'legalRepresentative', '继任', owner);
    await invitations.accept(code, heir);
    const kept = await invitations.invite(enterprise, 'legalRepresentative', '留给自己', owner);
    await app.get(Members).remove(enterprise, owner.id);
    expect(await codeOf(invitations.accept(kept.code, owner))).toBe('invitation');
    expect(await peopleOf(enterprise)).toEqual([[heir.id, 'legalRepresentative']]);
    const renewed = await invitations.resend(enterprise, kept.id, heir);
    expect(await codeOf(invitations.accept(renewed.code, await somebody()))).toBe('done');
  });

  it('is kept as a hash, so that the database admits nobody', async () => {
    const { owner, enterprise } = await claimed();
    const { code } = await app.get(Invitations).invite(enterprise, 'member', '丙', owner);
    const rows = await app.rows('SELECT to_jsonb(i) AS row FROM invitation i');
    expect(JSON.stringify(rows)).not.toContain(code);
  });

  it('is not spent on somebody who is a member already', async () => {
    const { owner, enterprise } = await claimed();
    const invitations = app.get(Invitations);
    const { code } = await invitations.invite(enterprise, 'member', '丁', owner);
    expect(await codeOf(invitations.accept(code, owner))).toBe('already-member');
    expect(await codeOf(invitations.accept(code, await somebody()))).toBe('done');
  });

  it('comes from a legal representative only', async () => {
    const { owner, enterprise } = await claimed();
    const invitations = app.get(Invitations);
    const { code } = await invitations.invite(enterprise, 'member', '戊', owner);
    const member = await somebody();
    await invitations.accept(code, member);
    expect(await codeOf(invitations.invite(enterprise, 'member', '己', member))).toBe(
      'not-legal-representative',
    );
  });
});

describe('The last legal representative', () => {
  it('stays, however it is tried, until there is another', async () => {
    const { owner, enterprise } = await claimed();
    const members = app.get(Members);
    expect(await codeOf(members.remove(enterprise, owner.id))).toBe('last-legal-representative');
    await expect(
      app.rows("UPDATE membership SET role = 'member' WHERE person = $1", [owner.id]),
    ).rejects.toThrow(/legal representative/);
    const { code } = await app.get(Invitations).invite(enterprise, 'legalRepresentative', '继任', owner);
    const heir = await somebody();
    await app.get(Invitations).accept(code, heir);
    const outcomes = await Promise.all(
      [owner, heir].map((each) => codeOf(members.remove(enterprise, each.id))),
    );
    expect(outcomes.sort()).toEqual(['done', 'last-legal-representative']);
  });
});
