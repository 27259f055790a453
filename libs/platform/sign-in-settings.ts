import { z } from 'zod';

/** A switch in the environment. */
export const flag = z
  .enum(['true', 'false', '1', '0', ''])
  .default('false')
  .transform((text) => text === 'true' || text === '1');

const httpUrl = (example: string) =>
  z
    .url({ protocol: /^https?$/, error: `应为完整的网址，例如 ${example}` })
    .or(z.literal(''))
    .optional()
    .transform((text) => text?.replace(/\/+$/, '') || undefined);

const whole = (least: number, most: number, otherwise: number) =>
  z.coerce
    .number({ error: `应为 ${least}–${most} 的整数` })
    .int({ error: `应为 ${least}–${most} 的整数` })
    .min(least, { error: `应为 ${least}–${most} 的整数` })
    .max(most, { error: `应为 ${least}–${most} 的整数` })
    .default(otherwise);

/** What the environment says about signing in. Units are in the names. */
export const signInVariables = {
  OIDC_ISSUER: httpUrl('https://sso.example.gov.cn'),
  OIDC_CLIENT_ID: z.string().min(1).default('policy-push'),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_TIMEOUT_SECONDS: whole(1, 60, 5),
  OIDC_SELF_REGISTRATION: flag,
  PUBLIC_URL: httpUrl('https://policy.example.gov.cn'),
  SESSION_IDLE_MINUTES: whole(1, 1_440, 30),
  SESSION_ABSOLUTE_HOURS: whole(1, 168, 12),
  SESSION_SINGLE: flag,
  STEP_UP_MINUTES: whole(1, 1_440, 5),
  STEP_UP_ACR: z.string().optional(),
  STEP_UP_AMR: z.string().optional(),
} as const;

type Variables = z.output<z.ZodObject<typeof signInVariables>> & { HOST: string; PORT: number };

/** Where people sign in, how long it lasts, and what confirming oneself again takes. */
export interface SignInSettings {
  /** Issuer of the OpenID Connect provider; without one nobody can sign in. */
  readonly issuer: string | undefined;
  readonly clientId: string;
  /** Never log it. */
  readonly clientSecret: string | undefined;
  /** How long an answer of the provider is waited for, in seconds. */
  readonly timeoutSeconds: number;
  /** Whether an account that nobody knows becomes a person without rights, who may claim an enterprise. */
  readonly selfRegistration: boolean;
  /** Where browsers find the pages, without a slash at the end. */
  readonly publicUrl: string;
  readonly idleMinutes: number;
  readonly absoluteHours: number;
  /** Signing in ends the account's other sessions. */
  readonly single: boolean;
  /** How long confirming oneself again lasts, and what the provider must then answer. */
  readonly stepUp: { readonly minutes: number; readonly acr?: string; readonly amr: readonly string[] };
}

/** The settings of an environment that was parsed. */
export function signInSettings(values: Variables): SignInSettings {
  return Object.freeze({
    issuer: values.OIDC_ISSUER,
    clientId: values.OIDC_CLIENT_ID,
    clientSecret: values.OIDC_CLIENT_SECRET || undefined,
    timeoutSeconds: values.OIDC_TIMEOUT_SECONDS,
    selfRegistration: values.OIDC_SELF_REGISTRATION,
    publicUrl: values.PUBLIC_URL ?? localUrl(values),
    idleMinutes: values.SESSION_IDLE_MINUTES,
    absoluteHours: values.SESSION_ABSOLUTE_HOURS,
    single: values.SESSION_SINGLE,
    stepUp: {
      minutes: values.STEP_UP_MINUTES,
      acr: values.STEP_UP_ACR || undefined,
      amr: values.STEP_UP_AMR?.split(/[\s,]+/).filter(Boolean) ?? [],
    },
  });
}

function localUrl({ HOST: host, PORT: port }: Variables): string {
  const name = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
