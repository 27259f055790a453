import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Database, Fault, notFound } from '#platform';
import { Policies } from '../policies.js';
import { contentOfPolicy } from './policy-content.js';
import { type DraftContent, emptyContent } from './draft-content.js';
import { DraftPublication } from './draft-publication.js';
import type { DraftFault } from './draft-fault.js';
import { DraftReview } from './draft-review.js';
import { DraftSteps } from './draft-steps.js';
import { type DraftState, draftStateAfter, type PolicyDraft } from './policy-draft.js';

const select = `
  SELECT f.id, json_build_object('code', d.code, 'name', d.name) AS department, f.policy, f.content, f.revision, f.state,
         json_build_object('id', c.id, 'name', c.name) AS "createdBy",
         json_build_object('id', s.id, 'name', s.name) AS "savedBy", f.saved_at AS "savedAt",
         CASE WHEN b.id IS NOT NULL THEN json_build_object('id', b.id, 'name', b.name) END AS "submittedBy",
         f.submitted_at AS "submittedAt"
  FROM policy_draft f
  JOIN department d ON d.code = f.department
  JOIN person c ON c.id = f.created_by
  JOIN person s ON s.id = f.saved_by
  LEFT JOIN person b ON b.id = f.submitted_by`;

/** What a new draft begins with. */
export interface DraftStart {
  /** The policy that is to get a new version; one that is kept in a file is taken over with its approval. */
  readonly policy?: string;
  /** A policy whose content is copied into a new one. */
  readonly copyOf?: string;
}

/** Policies as their departments write them, from the first word to the version that others see. */
@Injectable()
export class PolicyDrafts {
  constructor(
    private readonly database: Database,
    private readonly policies: Policies,
    private readonly review: DraftReview,
    private readonly publication: DraftPublication,
    private readonly steps: DraftSteps,
    private readonly clock: Clock,
  ) {}

  /** The drafts of a department that have not become a version, last saved first. */
  list(department: string | undefined): Promise<PolicyDraft[]> {
    return this.database.query(
      `${select} WHERE f.state <> 'approved' AND ($1::text IS NULL OR f.department = $1) ORDER BY f.saved_at DESC, f.id`,
      [department ?? null],
    );
  }

  /** A draft within the actor's reach. @throws Fault when there is none */
  async get(id: string, actor: Actor): Promise<PolicyDraft> {
    const draft = await this.database.one<PolicyDraft>(
      `${select} WHERE f.id = $1 AND ($2::text IS NULL OR f.department = $2)`,
      [id, actor.departmentScope ?? null],
    );
    if (!draft) throw notFound('这份政策草稿');
    return draft;
  }

  /** What stands in the way of submitting it now. */
  faults({ content, department }: PolicyDraft): Promise<readonly DraftFault[]> {
    return this.review.faults(content, department.code);
  }

  /**
   * Begins a draft: empty, as a copy, or with what a policy says now.
   * @throws Fault when the policy is another department's, or somebody is already writing its next version
   */
  async create(start: DraftStart, actor: Actor): Promise<PolicyDraft> {
    const department = actor.ownDepartment();
    const { policy = null } = start;
    const content = await this.contentOf(start, department);
    const id = randomUUID();
    const written = await this.database.query(
      `INSERT INTO policy_draft (id, department, policy, content, created_by, saved_by, saved_at)
       VALUES ($1, $2, $3, $4, $5, $5, $6)
       ON CONFLICT (policy) WHERE state <> 'approved' DO NOTHING RETURNING id`,
      [id, department, policy, JSON.stringify(content), actor.id, this.clock.now()],
    );
    if (written.length === 0) throw await this.alreadyOpen(policy ?? '');
    return this.get(id, actor);
  }

  /**
   * Saves what was written.
   * @param seen the revision that the person had before them
   * @throws Fault when somebody else has saved since
   */
  save(id: string, seen: number, content: DraftContent, actor: Actor): Promise<PolicyDraft> {
    return this.change(id, actor, async (draft) => {
      draftStateAfter('edit', draft.state);
      if (draft.revision !== seen)
        throw new Fault(
          'stale',
          'draft-saved-by-another',
          `${draft.savedBy.name}已在您之后保存了这份草稿（第 ${draft.revision} 次保存），请先查看最新内容再决定保留哪一份`,
          [{ pointer: '/revision', message: `现在是第 ${draft.revision} 次保存` }],
        );
      await this.database.query(
        'UPDATE policy_draft SET content = $2, revision = revision + 1, saved_by = $3, saved_at = $4 WHERE id = $1',
        [id, JSON.stringify(content), actor.id, this.clock.now()],
      );
    });
  }

  async remove(id: string, actor: Actor): Promise<void> {
    await this.database.transaction(async () => {
      draftStateAfter('delete', (await this.locked(id, actor)).state);
      await this.database.query('DELETE FROM policy_draft WHERE id = $1', [id]);
    });
  }

  /** Hands the draft in. @throws Fault with every faulty place, conditions by name */
  submit(id: string, revision: number, actor: Actor): Promise<PolicyDraft> {
    return this.change(id, actor, async (draft) => {
      const state = draftStateAfter('submit', draft.state);
      refuseOther(draft, revision);
      await this.review.check(draft.content, draft.department.code);
      await this.database.query(
        'UPDATE policy_draft SET state = $2, submitted_by = $3, submitted_at = $4 WHERE id = $1',
        [id, state, actor.id, this.clock.now()],
      );
      await this.steps.add({ draft: id, action: 'submitted', person: actor.id, revision });
    });
  }

  withdraw(id: string, actor: Actor): Promise<PolicyDraft> {
    return this.change(id, actor, async (draft) => {
      await this.setState(id, draftStateAfter('withdraw', draft.state));
      await this.steps.add({
        draft: id,
        action: 'withdrawn',
        person: actor.id,
        revision: draft.revision,
      });
    });
  }

  sendBack(id: string, comment: string, actor: Actor): Promise<PolicyDraft> {
    return this.change(id, actor, async (draft) => {
      const state = draftStateAfter('return', draft.state);
      refuseOwn(draft, actor);
      await this.setState(id, state);
      const { revision, submittedBy } = draft;
      await this.steps.add({
        draft: id,
        action: 'returned',
        person: actor.id,
        submitter: submittedBy?.id,
        revision,
        comment,
      });
    });
  }

  /**
   * Makes exactly the revision that the approver saw the next version of the policy.
   * @throws Fault when it is another by now, when it no longer stands the review, or when the approver submitted it
   */
  approve(id: string, seen: { revision: number; comment?: string }, actor: Actor): Promise<PolicyDraft> {
    return this.change(id, actor, async (draft) => {
      const state = draftStateAfter('approve', draft.state);
      refuseOwn(draft, actor);
      refuseOther(draft, seen.revision);
      const policy = await this.publication.publish(draft);
      await this.database.query('UPDATE policy_draft SET policy = $2, state = $3 WHERE id = $1', [
        id,
        policy,
        state,
      ]);
      await this.steps.add({
        draft: id,
        action: 'approved',
        person: actor.id,
        submitter: draft.submittedBy?.id,
        revision: draft.revision,
        comment: seen.comment,
      });
    });
  }

  private async contentOf({ policy, copyOf }: DraftStart, department: string): Promise<DraftContent> {
    const from = policy ?? copyOf;
    if (from === undefined) return { ...emptyContent(), body: await this.nameOf(department) };
    const found = await this.policies.get(from);
    if (policy !== undefined && found.department.code !== department) throw notFound('这项政策');
    const content = contentOfPolicy(found);
    const issuer = await this.nameOf(department);
    return policy === undefined
      ? { ...asCopy(content), body: issuer }
      : { ...content, body: content.body || issuer };
  }

  /** Who mostly issues what a department writes: the department itself. */
  private async nameOf(department: string): Promise<string> {
    const row = await this.database.one<{ name: string }>('SELECT name FROM department WHERE code = $1', [
      department,
    ]);
    return row?.name ?? '';
  }

  private async alreadyOpen(policy: string): Promise<Fault> {
    const [open] = await this.database.query<{ name: string }>(
      `SELECT p.name FROM policy_draft f JOIN person p ON p.id = f.saved_by WHERE f.policy = $1 AND f.state <> 'approved'`,
      [policy],
    );
    return new Fault(
      'conflict',
      'draft-open',
      `这项政策的新版本已由${open?.name ?? '同事'}起草，请在草稿列表中打开那一份`,
    );
  }

  private setState(id: string, state: DraftState): Promise<unknown> {
    return this.database.query('UPDATE policy_draft SET state = $2 WHERE id = $1', [id, state]);
  }

  private change(
    id: string,
    actor: Actor,
    work: (draft: PolicyDraft) => Promise<void>,
  ): Promise<PolicyDraft> {
    return this.database.transaction(async () => {
      await work(await this.locked(id, actor));
      return this.get(id, actor);
    });
  }

  private async locked(id: string, actor: Actor): Promise<PolicyDraft> {
    await this.database.query('SELECT FROM policy_draft WHERE id = $1 FOR UPDATE', [id]);
    const draft = await this.get(id, actor);
    if (draft.department.code !== actor.ownDepartment()) throw notFound('这份政策草稿');
    return draft;
  }
}

/** What belongs to the one policy only is left out: its document with the marks in it, its source, its numbers and its rounds. */
function asCopy(content: DraftContent): DraftContent {
  const items = content.items.map((item) => ({ ...item, code: '', marks: [] }));
  const own = {
    document: null,
    source: '',
    documentNumber: '',
    indexNumber: '',
    adoptedOn: null,
    address: '',
    attachments: [],
  };
  return { ...content, ...own, rounds: [], items };
}

function refuseOwn({ submittedBy }: PolicyDraft, actor: Actor): void {
  if (!actor.isOneWith(submittedBy?.id ?? null)) return;
  throw new Fault('forbidden', 'own-draft', '不能审批自己或所代理的人提交的政策，请由本部门另一位审批人处理');
}

function refuseOther(draft: PolicyDraft, revision: number): void {
  if (draft.revision === revision) return;
  throw new Fault('stale', 'draft-changed', '内容在您查看之后有改动，请刷新、重新核对后再继续', [
    { pointer: '/revision', message: `现在是第 ${draft.revision} 次保存` },
  ]);
}
