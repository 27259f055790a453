import type { Holding } from '#enterprises';

/**
 * What this lib holds of an enterprise. The ledger itself is sets of ordinals and stays; that a push was read stays too,
 * because figures count it, but not who read it.
 */
export const pushHoldings: readonly Holding[] = [
  {
    title: '推送与阅读',
    tables: ['receipt'],
    copy: `SELECT n.title AS "通知", dep.name AS "部门", p.dispatched_at AS "投放时间",
                  get_bit(d.delivered, $1::int & 4095) = 1 AS "已投放",
                  (SELECT min(r.at) FROM receipt r WHERE r.push = p.sequence AND r.enterprise = $1 AND r.kind = 'read') AS "阅读时间"
           FROM delivery_block d JOIN push p ON p.sequence = d.push JOIN notice n ON n.id = p.notice
           JOIN department dep ON dep.code = p.department
           WHERE d.block = $1::int >> 12 AND get_bit(d.targeted, $1::int & 4095) = 1 ORDER BY p.sequence`,
    erase: [
      `INSERT INTO receipt (enterprise, push, person, kind, channel, at)
       SELECT enterprise, push, $2::uuid, kind, channel, min(at) FROM receipt
       WHERE enterprise = $1 AND person <> $2::uuid GROUP BY enterprise, push, kind, channel ON CONFLICT DO NOTHING`,
      'DELETE FROM receipt WHERE enterprise = $1 AND person <> $2::uuid',
    ],
  },
  {
    title: '推送名单',
    tables: [],
    erase: [],
    // The list itself is a set; its report names codes that were left aside.
    forget: [
      `UPDATE code_list SET report = replace(report::text, $1, repeat('0', 18))::jsonb WHERE strpos(report::text, $1) > 0`,
    ],
  },
  {
    title: '归档的消息',
    tables: ['archived_notice'],
    erase: ['DELETE FROM archived_notice WHERE enterprise = $1'],
  },
];
