import { randomUUID } from 'node:crypto';
import type { RuleGroup } from '#matching';
import { type Actor, Database, People } from '#platform';
import { Policies } from '#policies';
import { type PushDraft, Pushes } from '#push';
import { demoPeople } from '../../../apps/cli/demo/demo-people.js';
import type { Session } from '../../../apps/cli/session.js';

/** Makes pushes the way people do: drafted, submitted, and approved by another person. */
export class ApprovedPushes {
  private made = 0;

  private constructor(
    private readonly session: Session,
    private readonly editor: Actor,
    private readonly approver: Actor,
  ) {}

  static async open(session: Session): Promise<ApprovedPushes> {
    const of = async (role: 'editor' | 'approver'): Promise<Actor> => {
      const id = demoPeople.find((each) => each.roles.includes(role) && each.department === 'tax')?.id;
      const actor = id && (await session.get(People).find(id));
      if (!actor) throw new Error(`the demo district has no ${role}`);
      return actor;
    };
    return new ApprovedPushes(session, await of('editor'), await of('approver'));
  }

  /** A push to every active enterprise, about a policy of its own or about none. @returns its id */
  async toEverybody(about: 'policy' | 'nothing'): Promise<string> {
    const rule = everybody(this.made++);
    const target = about === 'policy' ? { item: await this.itemWith(rule) } : { item: null, rule };
    const pushes = this.session.get(Pushes);
    const { id } = await pushes.create({ ...content, ...target }, this.editor);
    const { contentHash } = await pushes.submit(id, this.editor);
    await pushes.approve(id, { contentHash }, this.approver);
    return id;
  }

  /** An item of a policy that nobody has been told of. */
  private async itemWith(rule: RuleGroup): Promise<string> {
    const database = this.session.get(Database);
    const [code, version, item] = [`bench-${this.made}`, randomUUID(), randomUUID()];
    await database.query('INSERT INTO policy (code, department) VALUES ($1, $2)', [
      code,
      this.editor.ownDepartment(),
    ]);
    await database.query(
      `INSERT INTO policy_version (id, policy, number, digest, title, summary, source) VALUES ($1, $2, 1, '', $2, '', '')`,
      [version, code],
    );
    await database.query(
      `INSERT INTO policy_item (id, version, code, position, title, rule) VALUES ($1, $2, 'item', 0, $3, $4)`,
      [item, version, code, JSON.stringify(rule)],
    );
    await this.session.get(Policies).item(item);
    return item;
  }
}

const content: Omit<PushDraft, 'item' | 'rule'> = {
  kind: 'policy',
  title: '测试推送',
  body: '测试推送的正文。',
  link: null,
  round: null,
  segments: [{ segment: 'eligible' }],
  channels: ['page'],
};

/** Everybody meets it, and each one has a condition that nobody has asked before. */
function everybody(number: number): RuleGroup {
  return {
    combinator: 'or',
    rules: [
      { field: 'town', operator: 'notNull' },
      { field: 'town', operator: 'null' },
      { field: 'revenue', operator: '>=', value: 1000 + number },
    ],
  };
}
