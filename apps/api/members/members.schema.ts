import { z } from 'zod';
import { memberRoles } from '#enterprises';
import { uscc } from '../paging.schema.js';

const role = z.enum(memberRoles);

export const memberBoard = z.object({
  mayDecide: z.boolean().describe('本人是否法定代表人，可邀请和移除成员'),
  members: z.array(
    z.object({
      person: z.uuid(),
      name: z.string(),
      role,
      since: z.iso.datetime(),
      self: z.boolean(),
    }),
  ),
  invitations: z
    .array(
      z.object({
        id: z.uuid(),
        role,
        note: z.string(),
        invitedBy: z.string(),
        expiresAt: z.iso.datetime(),
        expired: z.boolean().describe('已过期，可重新发出'),
      }),
    )
    .describe('尚未接受的邀请，仅法定代表人可见'),
});

export const invitationInput = z.strictObject({
  role,
  note: z.string().trim().min(1).max(60).describe('邀请谁，供自己辨认'),
});

/** Told once; only its hash is kept. */
export const invited = z.object({
  id: z.uuid(),
  address: z.string().describe('发给被邀请人的网址，只显示这一次'),
  expiresAt: z.iso.datetime(),
});

export const acceptInput = z.strictObject({ token: z.string().trim().min(20).max(100) });
export const accepted = z.object({ uscc: z.string() });

export const claimTerms = z.object({
  available: z.boolean(),
  hint: z.string().describe('须提交什么；不能认领时说明原因'),
});
export const claimInput = z.strictObject({ uscc, credential: z.string().trim().min(1).max(200) });
