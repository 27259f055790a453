import { z } from 'zod';
import { permissions, roles } from '#platform';

const role = z.enum(roles);

/** A demo person to choose on the demo page. */
export const demoPerson = z.object({
  id: z.uuid(),
  name: z.string(),
  roles: z.array(role),
  department: z.object({ code: z.string(), name: z.string() }).nullable(),
  enterprises: z.array(z.object({ uscc: z.string(), name: z.string() })),
  hint: z.string().describe('这个人能做什么'),
});
export const demoPeople = z.array(demoPerson);
export const demoSessionInput = z.strictObject({ person: z.uuid() });

/** Who is signed in and what they may do. */
export const me = demoPerson
  .omit({ hint: true })
  .extend({ permissions: z.array(z.enum(permissions)), demo: z.boolean() });
