import type { Permission } from '#platform';
import type { TodoKind } from './todo.js';

/** How a kind is found, and whose it is. */
export interface TodoQuery {
  readonly kind: TodoKind;
  /** Who can settle it. */
  readonly needs: Permission;
  /** Whether others of its department, and the centre, see that it waits. */
  readonly open: boolean;
  /** Whose: the departments within the person's reach, the person's own one, or nobody's in particular. */
  readonly of: 'reach' | 'own' | 'all';
  /** $1 the department's code or null for all, $2 today, $3 the last day that is near. */
  readonly sql: string;
}

/** Days within which a decision is expected. */
const decideWithinDays = 3;

const dayOf = (column: string) => `(${column} AT TIME ZONE 'Asia/Shanghai')::date`;
const lastReturn = (table: string, column: string, id: string) =>
  `(SELECT s.comment FROM ${table} s WHERE s.${column} = ${id} AND s.action IN ('returned', 'drifted') ORDER BY s.at DESC LIMIT 1)`;

const draftOf = (state: string, more: string) => `
  SELECT f.id::text AS id, f.department, d.name AS "departmentName",
         coalesce(nullif(f.content->>'title', ''), '未命名的政策') AS title, NULL AS about, ${more}
  FROM policy_draft f JOIN department d ON d.code = f.department
  WHERE ${state} AND ($1::text IS NULL OR f.department = $1) AND $2::date <= $3::date`;
const pushOf = (state: string, more: string) => `
  SELECT p.id::text AS id, p.department, d.name AS "departmentName", n.title, NULL AS about, ${more}
  FROM push p JOIN notice n ON n.id = p.notice JOIN department d ON d.code = p.department
  WHERE ${state} AND ($1::text IS NULL OR p.department = $1) AND $2::date <= $3::date`;
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
    of: 'own',
    sql: draftOf(
      `f.state IN ('draft', 'returned')`,
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
    of: 'reach',
    sql: draftOf(`f.state = 'submitted'`, deciding('f')),
  },
  {
    kind: 'pushDraft',
    needs: 'pushes:write',
    open: false,
    of: 'own',
    sql: pushOf(
      `p.state IN ('draft', 'returned', 'withdrawn')`,
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
    of: 'reach',
    sql: pushOf(`p.state = 'submitted'`, deciding('p')),
  },
  {
    kind: 'correction',
    needs: 'corrections:answer',
    open: false,
    of: 'own',
    sql: `
      SELECT c.id::text AS id, c.department, d.name AS "departmentName", e.name AS title,
             coalesce(c.fact, 'tag:' || c.tag) AS about, NULL AS comment, NULL::uuid AS owner,
             c.requested_at AS since, c.due::text AS due
      FROM correction c JOIN enterprise e ON e.ordinal = c.enterprise JOIN department d ON d.code = c.department
      WHERE c.state = 'open' AND c.department = $1 AND $2::date <= $3::date`,
  },
  {
    kind: 'round',
    needs: 'pushes:write',
    open: false,
    of: 'own',
    sql: `
      SELECT r.id::text AS id, p.department, d.name AS "departmentName", v.title || ' · ' || r.title AS title,
             p.code AS about, NULL AS comment, NULL::uuid AS owner,
             coalesce(r.opens::timestamp AT TIME ZONE 'Asia/Shanghai', v.created_at) AS since, r.closes::text AS due
      FROM round r JOIN policy p ON p.code = r.policy JOIN department d ON d.code = p.department
      JOIN LATERAL (SELECT title, created_at FROM policy_version w WHERE w.policy = p.code ORDER BY number DESC LIMIT 1) v
        ON true
      WHERE p.department = $1 AND r.closes BETWEEN $2::date AND $3::date AND p.withdrawn_at IS NULL AND r.withdrawn_at IS NULL
        AND (p.repealed_on IS NULL OR p.repealed_on > $2::date) AND (r.opens IS NULL OR r.opens <= $2::date)`,
  },
  {
    kind: 'tagList',
    needs: 'tags:assert',
    open: false,
    of: 'own',
    sql: `
      SELECT c.id::text AS id, c.department, d.name AS "departmentName", coalesce(c.source, '') AS title, c.tag AS about,
             NULL AS comment, NULL::uuid AS owner, c.at AS since, c.valid_to::text AS due
      FROM tag_change c JOIN department d ON d.code = c.department
      WHERE c.department = $1 AND c.kind IN ('assert', 'extend') AND c.undone_at IS NULL
        AND c.valid_to BETWEEN $2::date AND $3::date
        AND NOT EXISTS (
          SELECT FROM tag_change l WHERE l.tag = c.tag AND l.department = c.department AND l.undone_at IS NULL
            AND l.kind IN ('assert', 'extend') AND l.at >= c.at AND l.id <> c.id AND (l.valid_to IS NULL OR l.valid_to > c.valid_to))`,
  },
  {
    kind: 'grant',
    needs: 'grants:write',
    open: false,
    of: 'all',
    sql: `
      SELECT g.id::text AS id, p.department, d.name AS "departmentName", p.name AS title, g.role AS about,
             NULL AS comment, NULL::uuid AS owner, g.granted_at AS since, g.ends::text AS due
      FROM role_grant g JOIN person p ON p.id = g.person LEFT JOIN department d ON d.code = p.department
      WHERE g.ends BETWEEN $2::date AND $3::date AND g.ended_at IS NULL AND $1::text IS NULL`,
  },
];
