import { z } from 'zod';

const flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((text) => text === 'true');

export const signInQuery = z.object({
  returnTo: z.string().max(2_000).default('/').describe('登录后回到的页面'),
  stepUp: flag.describe('再次确认身份，而不是重新登录'),
  another: flag.describe('换一个账号登录'),
  hop: flag.describe('已转到对外网址'),
});

export const signOutInput = z.strictObject({
  everywhere: z.boolean().default(false).describe('同时退出其他设备上的登录'),
});

/** Where the browser goes next. */
export const signedOut = z.object({ address: z.string().describe('浏览器接下来打开的网址') });
