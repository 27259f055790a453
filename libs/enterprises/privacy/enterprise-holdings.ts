import type { Holding } from './holding.js';

const stateNames = {
  open: '办理中',
  approved: '已同意',
  ready: '可下载',
  done: '已删除',
  refused: '不予删除',
  withdrawn: '已撤回',
  expired: '已过期',
};

/** What this lib holds of an enterprise besides its row. */
export const enterpriseHoldings: readonly Holding[] = [
  {
    title: '附带提到的代码',
    tables: [],
    erase: [],
    // Refused cells, answers kept for repeats, and searches that somebody saved.
    forget: [
      'UPDATE import_rejection SET value = NULL WHERE value = $1',
      'DELETE FROM idempotency_key WHERE strpos(route, $1) > 0',
      'DELETE FROM saved_view WHERE strpos(address, $1) > 0',
    ],
  },
  {
    title: '登记数据的变更',
    tables: ['enterprise_change'],
    copy: `SELECT c.at AS "时间", b.file_name AS "来自", b.feed AS "来源", c.before AS "变更前的值"
           FROM enterprise_change c JOIN import_batch b ON b.id = c.batch WHERE c.ordinal = $1 ORDER BY c.at`,
    erase: ['DELETE FROM enterprise_change WHERE ordinal = $1'],
  },
  {
    title: '部门名单',
    tables: ['tag_assertion'],
    copy: `SELECT a.tag AS "标签", d.name AS "部门", c.source AS "依据", a.valid_from::text AS "开始", a.valid_to::text AS "截止",
                  a.revoked_by IS NOT NULL AS "已撤销"
           FROM tag_assertion a JOIN tag_change c ON c.id = a.change JOIN department d ON d.code = c.department
           WHERE a.enterprise = $1 ORDER BY a.valid_from`,
    erase: ['DELETE FROM tag_assertion WHERE enterprise = $1'],
  },
  {
    title: '自行申报',
    tables: ['declared_fact'],
    copy: `SELECT f.fact AS "指标", f.value AS "值", p.name AS "申报人", f.declared_at AS "申报时间", f.ended_at AS "终止时间"
           FROM declared_fact f JOIN person p ON p.id = f.declared_by WHERE f.enterprise = $1 ORDER BY f.declared_at`,
    erase: ['DELETE FROM declared_fact WHERE enterprise = $1'],
  },
  {
    title: '数据纠错',
    tables: ['correction'],
    copy: `SELECT coalesce(c.fact, c.tag) AS "指标", c.stood AS "原值", c.proposed AS "应为", c.reason AS "理由",
                  f.name AS "附件", p.name AS "提出人", c.requested_at AS "提出时间", d.name AS "答复部门",
                  c.state AS "状态", c.answer AS "答复", c.settled_at AS "办结时间"
           FROM correction c JOIN person p ON p.id = c.requested_by JOIN department d ON d.code = c.department
           LEFT JOIN stored_file f ON f.id = c.attachment WHERE c.enterprise = $1 ORDER BY c.requested_at`,
    words: { open: '待答复', accepted: '已采纳', rejected: '未采纳', withdrawn: '已撤回' },
    erase: [
      `WITH gone AS (DELETE FROM correction WHERE enterprise = $1 RETURNING attachment)
       DELETE FROM stored_file WHERE id IN (SELECT attachment FROM gone)`,
    ],
  },
  {
    title: '成员与邀请',
    tables: ['membership', 'enterprise_claim', 'invitation'],
    copy: `SELECT p.name AS "姓名", m.role AS "身份", m.since AS "自"
           FROM membership m JOIN person p ON p.id = m.person WHERE m.enterprise = $1 ORDER BY m.since`,
    words: { legalRepresentative: '法定代表人', member: '成员', agent: '代理人' },
    erase: [
      'DELETE FROM invitation WHERE enterprise = $1',
      'DELETE FROM enterprise_claim WHERE enterprise = $1',
      'DELETE FROM membership WHERE enterprise = $1',
    ],
  },
  {
    title: '同意与撤回',
    tables: ['consent'],
    copy: `SELECT c.purpose AS "用途", c.version AS "版本", c.notice AS "告知", c.deed AS "表示", p.name AS "人员",
                  c.at AS "时间", c.address AS "地址"
           FROM consent c JOIN person p ON p.id = c.person WHERE c.enterprise = $1 ORDER BY c.id`,
    words: {
      given: '同意',
      withdrawn: '撤回',
      'self-declared': '自行申报的指标',
      'mini-program': '小程序通知',
    },
    erase: ['UPDATE consent SET person = $2, address = NULL WHERE enterprise = $1'],
  },
  {
    title: '拒绝个性化推送',
    tables: ['push_refusal'],
    copy: `SELECT r.deed AS "表示", p.name AS "人员", r.at AS "时间", r.address AS "地址"
           FROM push_refusal r JOIN person p ON p.id = r.person WHERE r.enterprise = $1 ORDER BY r.id`,
    words: { refused: '拒绝', accepted: '恢复' },
    erase: ['UPDATE push_refusal SET person = $2, address = NULL WHERE enterprise = $1'],
  },
  {
    title: '个人信息请求',
    tables: ['privacy_request'],
    copy: `SELECT r.kind AS "类别", r.reason AS "说明", p.name AS "提出人", r.requested_at AS "时间", r.state AS "状态",
                  r.answer AS "答复" FROM privacy_request r JOIN person p ON p.id = r.requested_by
           WHERE r.enterprise = $1 ORDER BY r.requested_at`,
    words: { copy: '副本', erasure: '删除', ...stateNames },
    erase: [
      `UPDATE privacy_request SET reason = NULL, requested_by = $2, version = version + 1,
              state = CASE WHEN state = 'ready' THEN 'expired' ELSE state END, copy = NULL, copy_until = NULL
       WHERE enterprise = $1`,
      `UPDATE privacy_request SET state = 'withdrawn', settled_at = now() WHERE enterprise = $1 AND state = 'open'`,
    ],
  },
];
