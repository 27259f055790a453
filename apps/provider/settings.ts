import { z } from 'zod';
import { StartFault } from '#platform';

const schema = z.object({
  NODE_ENV: z.string().optional(),
  DATABASE_URL: z.string(),
  OIDC_ISSUER: z.url(),
  OIDC_CLIENT_ID: z.string().default('policy-push'),
  OIDC_CLIENT_SECRET: z.string(),
  PUBLIC_URL: z.url(),
  STEP_UP_ACR: z.string(),
  PROVIDER_HOST: z.string().default('127.0.0.1'),
  PROVIDER_KEYS: z.string(),
});

/** What the demo's provider is told by the launcher. */
export interface ProviderSettings {
  readonly databaseUrl: string;
  readonly issuer: string;
  readonly client: { readonly id: string; readonly secret: string };
  /** Where the pages are that send people here. */
  readonly publicUrl: string;
  /** What a confirmed sign-in is called. */
  readonly confirmedAcr: string;
  readonly host: string;
  readonly port: number;
  /** File of the keys that were made for this installation. */
  readonly keyFile: string;
}

/** @throws StartFault when something is missing, and always in production: here everybody may be anybody */
export function readProviderSettings(environment: NodeJS.ProcessEnv = process.env): ProviderSettings {
  const { success, data, error } = schema.safeParse(environment);
  if (!success) {
    throw new StartFault(
      `演示登录服务缺少环境变量：${error.issues.map(({ path }) => path.join('.')).join('、')}`,
    );
  }
  if (data.NODE_ENV === 'production') throw new StartFault('演示登录服务不能用于生产环境');
  return {
    databaseUrl: data.DATABASE_URL,
    issuer: data.OIDC_ISSUER,
    client: { id: data.OIDC_CLIENT_ID, secret: data.OIDC_CLIENT_SECRET },
    publicUrl: data.PUBLIC_URL.replace(/\/+$/, ''),
    confirmedAcr: data.STEP_UP_ACR,
    host: data.PROVIDER_HOST,
    port: Number(new URL(data.OIDC_ISSUER).port),
    keyFile: data.PROVIDER_KEYS,
  };
}
