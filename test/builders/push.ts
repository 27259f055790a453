import type { RuleGroup } from '#matching';
import { Policies } from '#policies';
import { type AddressedSegment, type NoticeKind, Planner, type Push, type PushDraft, Pushes } from '#push';
import type { Staff } from './people.js';
import type { TestApp } from './test-app.js';

/** Holds for every active enterprise. */
export const everybody: RuleGroup = {
  combinator: 'and',
  rules: [{ field: 'bodyType', operator: 'in', value: ['enterprise', 'individual', 'cooperative'] }],
};

interface Parts {
  readonly draft: PushDraft;
  /** Code of the policy whose first item is meant. */
  readonly policy?: string;
  /** Code of one of its rounds. */
  readonly round?: string;
}

const plain: PushDraft = {
  kind: 'reminder',
  title: '提醒',
  body: '请查看。',
  link: null,
  item: null,
  round: null,
  rule: everybody,
  segments: [{ segment: 'eligible' }],
  channels: ['page'],
};

/** A push on its way from draft to dispatch; each step gives a new builder. */
export class PushBuilder {
  constructor(private readonly parts: Parts = { draft: plain }) {}

  titled(title: string): PushBuilder {
    return this.changed({ title });
  }

  saying(body: string): PushBuilder {
    return this.changed({ body });
  }

  ofKind(kind: NoticeKind): PushBuilder {
    return this.changed({ kind });
  }

  forRule(rule: RuleGroup): PushBuilder {
    return this.changed({ rule });
  }

  /** To those on a list that was given before. */
  toList(list: string): PushBuilder {
    return this.changed({ rule: undefined, list });
  }

  to(...segments: AddressedSegment[]): PushBuilder {
    return this.changed({ segments });
  }

  /** A policy notice about the first item of the policy, in one of its rounds if given. */
  ofPolicy(policy: string, round?: string): PushBuilder {
    const { rule: _rule, ...draft } = this.parts.draft;
    return new PushBuilder({ draft: { ...draft, kind: 'policy' }, policy, round });
  }

  /** What the department writes. */
  async content(app: TestApp): Promise<PushDraft> {
    const { draft, policy: code, round: roundCode } = this.parts;
    if (code === undefined) return draft;
    const { items, rounds } = await app.get(Policies).get(code);
    const round = rounds.find((each) => each.code === roundCode)?.id ?? null;
    return { ...draft, item: items[0]?.id ?? null, round };
  }

  async drafted(app: TestApp, { editor }: Staff): Promise<Push> {
    return app.get(Pushes).create(await this.content(app), editor);
  }

  async submitted(app: TestApp, staff: Staff): Promise<Push> {
    const { id } = await this.drafted(app, staff);
    return app.get(Pushes).submit(id, staff.editor);
  }

  async approved(app: TestApp, staff: Staff): Promise<Push> {
    const { id, contentHash } = await this.submitted(app, staff);
    return app.get(Pushes).approve(id, { contentHash }, staff.approver);
  }

  /** Approved and planned; the sequence is its number in the ledger. */
  async sent(app: TestApp, staff: Staff): Promise<Push & { sequence: number }> {
    const { id } = await this.approved(app, staff);
    await app.get(Planner).plan(id);
    const push = await app.get(Pushes).get(id, staff.editor);
    const { sequence } = push;
    if (sequence === null) throw new Error(`push ${id} was not sent but is ${push.state}`);
    return { ...push, sequence };
  }

  private changed(draft: Partial<PushDraft>): PushBuilder {
    return new PushBuilder({ ...this.parts, draft: { ...this.parts.draft, ...draft } });
  }
}

/** A reminder to everybody, unless told otherwise. */
export function aPush(): PushBuilder {
  return new PushBuilder();
}
