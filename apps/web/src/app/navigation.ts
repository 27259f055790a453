import { isEnterprisePerson, may, type Permission } from './session.js';
import type { Me } from '../api/types.js';

/** A place in the main navigation. */
export interface Place {
  to: string;
  label: string;
  /** What is counted beside it. */
  badge?: 'unread' | 'todo';
}

const STAFF: readonly (Place & { permission: Permission })[] = [
  { to: '/todo', label: '待办', permission: 'todos:use', badge: 'todo' },
  { to: '/policies', label: '政策', permission: 'policies:read' },
  { to: '/rules/try', label: '规则试算', permission: 'policies:write' },
  { to: '/coverage', label: '覆盖分析', permission: 'coverage:read' },
  { to: '/pushes', label: '推送', permission: 'pushes:read' },
  { to: '/enterprises', label: '企业', permission: 'enterprises:read' },
  { to: '/corrections', label: '数据纠错', permission: 'corrections:answer' },
  { to: '/privacy-requests', label: '个人信息请求', permission: 'privacy:answer' },
  { to: '/catalogue', label: '标签与指标', permission: 'catalogue:read' },
  { to: '/imports', label: '数据导入', permission: 'imports:read' },
  { to: '/feeds', label: '数据来源', permission: 'imports:read' },
  { to: '/metrics', label: '推送统计', permission: 'metrics:read' },
  { to: '/people', label: '人员与部门', permission: 'people:read' },
  { to: '/keys', label: '接口密钥', permission: 'keys:read' },
  { to: '/audit', label: '审计', permission: 'audit:read' },
];

/** The enterprise an address speaks of. */
export const enterpriseOf = (pathname: string): string | undefined =>
  /^\/enterprise\/([^/]+)/.exec(pathname)?.[1];

/** Where this person may go from here. */
export function placesOf(me: Me, pathname: string): Place[] {
  if (!isEnterprisePerson(me)) return STAFF.filter(({ permission }) => may(me, permission));
  const uscc = enterpriseOf(pathname) ?? me.enterprises[0]?.uscc;
  const own = { to: '/my-enterprises', label: '我的企业' };
  if (!uscc) return [own];
  return [
    { to: `/enterprise/${uscc}/messages`, label: '消息', badge: 'unread' },
    { to: `/enterprise/${uscc}/checkup`, label: '政策体检' },
    { to: `/enterprise/${uscc}/matches`, label: '政策匹配' },
    { to: `/enterprise/${uscc}/data`, label: '我的标签与指标' },
    { to: `/enterprise/${uscc}/privacy`, label: '隐私与授权' },
    { to: `/enterprise/${uscc}/members`, label: '成员' },
    own,
  ];
}
