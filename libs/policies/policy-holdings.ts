import type { Holding } from '#enterprises';

/** What this lib holds of an enterprise. */
export const policyHoldings: readonly Holding[] = [
  {
    title: '保存的体检报告',
    tables: ['checkup_report'],
    copy: `SELECT r.at AS "保存时间", r.day::text AS "依据日期", coalesce(d.name, '本企业') AS "保存方", p.name AS "保存人",
                  r.items AS "结论"
           FROM checkup_report r JOIN person p ON p.id = r.person LEFT JOIN department d ON d.code = r.department
           WHERE r.enterprise = $1 ORDER BY r.at`,
    erase: ['DELETE FROM checkup_report WHERE enterprise = $1'],
  },
];
