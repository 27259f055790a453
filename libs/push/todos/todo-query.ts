import type { Actor, Permission } from '#platform';
import type { TodoKind } from './todo.js';

/** How a kind is found, and whose it is. */
export interface TodoQuery {
  readonly kind: TodoKind;
  /** Who can settle it. */
  readonly needs: Permission;
  /** Whether others of its department, and the centre, see that it waits. */
  readonly open: boolean;
  /** Whether it belongs to a department, whose people alone can settle it. */
  readonly departmental: boolean;
  /** Reads who asks from `asked`: own and reach (codes of departments, null for none and for all), today, near. */
  readonly sql: string;
}

/** Days within which a decision is expected. */
const decideWithinDays = 3;

const dayOf = (column: string) => `(${column} AT TIME ZONE 'Asia/Shanghai')::date`;
const lastReturn = (table: string, column: string, id: string) =>
  `(SELECT s.comment FROM ${table} s WHERE s.${column} = ${id} AND s.action IN ('returned', 'drifted') ORDER BY s.at DESC LIMIT 1)`;

const own = (department: string) => `${department} = asked.own`;
const withinReach = (department: string) => `(asked.reach IS NULL OR ${department} = asked.reach)`;

const draftOf = (where: string, more: string) => `
  SELECT f.id::text AS id, f.department, d.name AS "departmentName",
         coalesce(nullif(f.content->>'title', ''), '未命名的政策') AS title, NULL AS about, ${more}
  FROM asked, policy_draft f JOIN department d ON d.code = f.department WHERE ${where}`;
const pushOf = (where: string, more: string) => `
  SELECT p.id::text AS id, p.department, d.name AS "departmentName", n.title, NULL AS about, ${more}
  FROM asked, push p JOIN notice n ON n.id = p.notice JOIN department d ON d.code = p.department WHERE ${where}`;
const writing = (comment: string, since: string) =>
  `${comment} AS comment, NULL::uuid AS owner, ${since} AS since, NULL AS due`;
const deciding = (row: string) =>
  `NULL AS comment, ${row}.submitted_by AS owner, ${row}.submitted_at AS since,
   (${dayOf(`${row}.submitted_at`)} + ${decideWithinDays})::text AS due`;

/** One query per kind. */
export const todoQueries: readonly TodoQuery[] = [
  {
    kind: 'policyDraft',
    needs: 'policies:write',
    open: false,
    departmental: true,
    sql: draftOf(
      `f.state IN ('draft', 'returned') AND ${own('f.department')}`,
      writing(
        `CASE WHEN f.state = 'returned' THEN ${lastReturn('policy_draft_step', 'draft', 'f.id')} END`,
        'f.saved_at',
      ),
    ),
  },
  {
    kind: 'policyApproval',
    needs: 'policies:approve',
    open: true,
    departmental: true,
    sql: draftOf(`f.state = 'submitted' AND ${withinReach('f.department')}`, deciding('f')),
  },
  {
    kind: 'pushDraft',
    needs: 'pushes:write',
    open: false,
    departmental: true,
    sql: pushOf(
      `p.state IN ('draft', 'returned', 'withdrawn') AND ${own('p.department')}`,
      writing(
        `CASE WHEN p.state = 'returned' THEN ${lastReturn('approval', 'push', 'p.id')} END`,
        `coalesce((SELECT max(s.at) FROM approval s WHERE s.push = p.id), p.created_at)`,
      ),
    ),
  },
  {
    kind: 'pushApproval',
    needs: 'pushes:approve',
    open: true,
    departmental: true,
    sql: pushOf(`p.state = 'submitted' AND ${withinReach('p.department')}`, deciding('p')),
  },
  {
    kind: 'correction',
    needs: 'corrections:answer',
    open: false,
    departmental: true,
    sql: `
      SELECT c.id::text AS id, c.department, d.name AS "departmentName", e.name AS title,
             coalesce(c.fact, 'tag:' || c.tag) AS about, NULL AS comment, NULL::uuid AS owner,
             c.requested_at AS since, c.due::text AS due
      FROM asked, correction c JOIN enterprise e ON e.ordinal = c.enterprise JOIN department d ON d.code = c.department
      WHERE c.state = 'open' AND ${own('c.department')}`,
  },
  {
    kind: 'round',
    needs: 'pushes:write',
    open: false,
    departmental: true,
    sql: `
      SELECT r.id::text AS id, p.department, d.name AS "departmentName", v.title || ' · ' || r.title AS title,
             p.code AS about, NULL AS comment, NULL::uuid AS owner,
             coalesce(r.opens::timestamp AT TIME ZONE 'Asia/Shanghai', v.created_at) AS since, r.closes::text AS due
      FROM asked, round r JOIN policy p ON p.code = r.policy JOIN department d ON d.code = p.department
      JOIN LATERAL (SELECT title, created_at FROM policy_version w WHERE w.policy = p.code ORDER BY number DESC LIMIT 1) v
        ON true
      WHERE ${own('p.department')} AND r.closes BETWEEN asked.today AND asked.near AND p.withdrawn_at IS NULL AND r.withdrawn_at IS NULL
        AND (p.repealed_on IS NULL OR p.repealed_on > asked.today) AND (r.opens IS NULL OR r.opens <= asked.today)`,
  },
  {
    kind: 'tagList',
    needs: 'tags:assert',
    open: false,
    departmental: true,
    sql: `
      SELECT c.id::text AS id, c.department, d.name AS "departmentName", coalesce(c.source, '') AS title, c.tag AS about,
             NULL AS comment, NULL::uuid AS owner, c.at AS since, c.valid_to::text AS due
      FROM asked, tag_change c JOIN department d ON d.code = c.department
      WHERE ${own('c.department')} AND c.kind IN ('assert', 'extend') AND c.undone_at IS NULL
        AND c.valid_to BETWEEN asked.today AND asked.near
        AND NOT EXISTS (
          SELECT FROM tag_change l WHERE l.tag = c.tag AND l.department = c.department AND l.undone_at IS NULL
            AND l.kind IN ('assert', 'extend') AND l.at >= c.at AND l.id <> c.id AND (l.valid_to IS NULL OR l.valid_to > c.valid_to))`,
  },
  {
    kind: 'grant',
    needs: 'grants:write',
    open: false,
    departmental: false,
    sql: `
      SELECT g.id::text AS id, p.department, d.name AS "departmentName", p.name AS title, g.role AS about,
             NULL AS comment, NULL::uuid AS owner, g.granted_at AS since, g.ends::text AS due
      FROM asked, role_grant g JOIN person p ON p.id = g.person LEFT JOIN department d ON d.code = p.department
      WHERE g.ends BETWEEN asked.today AND asked.near AND g.ended_at IS NULL`,
  },
];

/** Everything that waits within somebody's sight, as one query. */
export interface Waiting {
  /** `WITH asked AS (…), waiting AS (…)`. */
  readonly with: string;
  /** $1 to $5 of it. */
  readonly parameters: readonly unknown[];
}

/** @param near the last day that is near today. @returns undefined for somebody whom nothing can concern */
export function waitingFor(actor: Actor, today: string, near: string): Waiting | undefined {
  const seen = todoQueries.filter(({ needs, open }) => open || actor.may(needs));
  if (seen.length === 0) return undefined;
  return {
    with: `
      WITH asked AS (SELECT $1::text AS own, $2::text AS reach, $3::date AS today, $4::date AS near, $5::uuid[] AS side),
      waiting AS (${seen.map((query) => withMine(query, actor)).join(' UNION ALL ')})`,
    parameters: [actor.department?.code ?? null, actor.departmentScope ?? null, today, near, actor.side],
  };
}

/** What a person has to do: what they may settle, of their own department, and have not handed in themselves. */
function withMine({ kind, needs, departmental, sql }: TodoQuery, actor: Actor): string {
  const fits = [
    '(w.owner IS NULL OR w.owner <> ALL (asked.side))',
    ...(departmental ? [own('w.department')] : []),
  ];
  const mine = actor.may(needs) ? `coalesce(${fits.join(' AND ')}, false)` : 'false';
  return `
    SELECT '${kind}' AS kind, ${mine} AS mine, coalesce(w.due::date < asked.today, false) AS overdue, w.*
    FROM asked, (${sql}) w`;
}
