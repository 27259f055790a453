import type { z } from 'zod';
import type { signInVariables } from './sign-in-settings.js';

type Values = z.output<z.ZodObject<typeof signInVariables>> & { DEMO: boolean; DATABASE_URL: string };

const leastSecret = 24;
const leastPassword = 8;
const leastVariety = 8;
const wellKnown =
  /change.?me|example|default|demo|password|secret|policy.?push|^(postgres|admin|root|test|1234)/i;

/**
 * What an environment lacks for production. Each line names the variable and what to do, and never the value.
 * Checked by every process, so that a worker doesn't run where the pages refuse to.
 */
export function productionFaults(values: Values): string[] {
  const secret = values.OIDC_CLIENT_SECRET;
  const password = decodeURIComponent(new URL(values.DATABASE_URL).password);
  const faults: readonly (readonly [variable: string, wrong: boolean, advice: string])[] = [
    ['DEMO', values.DEMO, '生产环境（NODE_ENV=production）不能使用演示人员和演示登录，请去掉 DEMO'],
    ['OIDC_ISSUER', !values.OIDC_ISSUER, '没有设置，请填写统一身份认证的签发者地址'],
    ['OIDC_ISSUER', isPlain(values.OIDC_ISSUER), '应以 https:// 开头'],
    ['PUBLIC_URL', !values.PUBLIC_URL, '没有设置，请填写用户打开本系统的网址'],
    ['PUBLIC_URL', isPlain(values.PUBLIC_URL), '应以 https:// 开头'],
    ['OIDC_CLIENT_SECRET', !secret, '没有设置（也可用 OIDC_CLIENT_SECRET_FILE 指定文件）'],
    ['OIDC_CLIENT_SECRET', isWeak(secret, leastSecret), `过于简单，应为 ${leastSecret} 位以上的随机字符`],
    [
      'DATABASE_URL',
      isWeak(password, leastPassword),
      `其中的密码过于简单，应为 ${leastPassword} 位以上的随机字符`,
    ],
  ];
  return faults.filter(([, wrong]) => wrong).map(([variable, , advice]) => `环境变量 ${variable}：${advice}`);
}

const isPlain = (url: string | undefined): boolean => url?.startsWith('http:') ?? false;

/** Too short, too uniform, or one of the words that stand in examples. Absent is another fault. */
function isWeak(secret: string | undefined, least: number): boolean {
  if (!secret) return false;
  const varied = new Set(secret).size >= Math.min(leastVariety, Math.ceil(least / 2));
  return secret.length < least || !varied || wellKnown.test(secret);
}
