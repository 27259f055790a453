import type { MemberRole } from '#enterprises';
import type { Role } from '#platform';

/** A person to sign in as in the demo. */
export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly department?: string;
  readonly roles: readonly Role[];
  /** Which of the chosen enterprises they act for, by position. */
  readonly enterprises?: readonly number[];
  /** In what capacity they act for them; without it as legal representative. */
  readonly member?: MemberRole;
}

/** The ids are fixed, so that every demo has the same people. */
const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/**
 * Two departments with an editor, a 保密 reviewer and an approver each, the centre, the three administrators, and
 * people of enterprises: the first two
 * enterprises meet the low-profit policy, the third does not, of the fourth too little is known.
 */
export const demoPeople: readonly DemoPerson[] = [
  { id: id(1), name: '陈晓雯', department: 'tax', roles: ['editor'] },
  { id: id(2), name: '周建国', department: 'tax', roles: ['approver'] },
  { id: id(3), name: '王思远', department: 'hrss', roles: ['editor'] },
  { id: id(4), name: '李慧敏', department: 'hrss', roles: ['approver'] },
  { id: id(5), name: '赵启明', department: 'centre', roles: ['operator'] },
  { id: id(6), name: '孙雅琴', department: 'centre', roles: ['clerk'] },
  { id: id(7), name: '顾文澜', department: 'tax', roles: ['reviewer'] },
  { id: id(8), name: '何立群', department: 'hrss', roles: ['reviewer'] },
  { id: id(9), name: '钱佩玲', department: 'centre', roles: ['reader'] },
  { id: id(21), name: '徐海涛', department: 'centre', roles: ['systemAdmin'] },
  { id: id(22), name: '唐静怡', department: 'centre', roles: ['securityAdmin'] },
  { id: id(23), name: '宋明哲', department: 'centre', roles: ['auditAdmin'] },
  { id: id(11), name: '吴志强', roles: ['enterprise'], enterprises: [0] },
  { id: id(12), name: '郑丽华', roles: ['enterprise'], enterprises: [1] },
  { id: id(13), name: '冯国栋', roles: ['enterprise'], enterprises: [2] },
  { id: id(14), name: '沈佳宜', roles: ['enterprise'], enterprises: [0, 3], member: 'agent' },
];
