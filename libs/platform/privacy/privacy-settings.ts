import { z } from 'zod';
import { cipherNames, type CipherName } from './cipher.js';
import { KeyRing } from './key-ring.js';

/** What the environment says of the protection of personal data. */
export const privacyVariables = {
  DATA_KEYS: z
    .string()
    .optional()
    .transform((text, context) => {
      if (!text) return KeyRing.development;
      const ring = KeyRing.parse(text);
      if (ring instanceof KeyRing) return ring;
      context.addIssue({ code: 'custom', message: ring });
      return z.NEVER;
    }),
  DATA_CIPHER: z.enum(cipherNames).default('aes-256-gcm'),
};

/** With what personal data is sealed. */
export interface PrivacySettings {
  readonly keys: KeyRing;
  readonly cipher: CipherName;
}

type Values = z.output<z.ZodObject<typeof privacyVariables>>;

/** The settings from what was parsed. */
export function privacySettings(values: Values): PrivacySettings {
  return { keys: values.DATA_KEYS, cipher: values.DATA_CIPHER };
}

/** Why production can't start with these keys; undefined when it can. */
export function privacyFault({ DATA_KEYS: keys }: Values): string | undefined {
  if (!keys.isPublic) return undefined;
  return '环境变量 DATA_KEYS：没有设置或用了公开的密钥，请用 cli keys new 生成自己的密钥（也可用 DATA_KEYS_FILE 指定文件）';
}
