import { z } from 'zod';
import { chainAlgorithms, type ChainAlgorithm } from './audit-chain.js';

const leastMonths = 6;

/** What the environment says of the audit trail. */
export const auditVariables = {
  AUDIT_HASH: z.enum(chainAlgorithms).default('sha256'),
  AUDIT_KEEP_MONTHS: z.coerce
    .number({ error: '应为不少于 6 的月数' })
    .int('应为整数')
    .min(leastMonths, '审计记录至少保存 6 个月（网络安全法第二十一条）')
    .default(36),
  AUDIT_SYSLOG: z
    .url({ protocol: /^(udp|tcp|tls)$/, error: '应为 udp://主机:514、tcp://主机:601 或 tls://主机:6514' })
    .or(z.literal(''))
    .optional()
    .transform((text) => text || undefined),
};

/** How the audit trail is sealed, kept and handed on. */
export interface AuditSettings {
  readonly algorithm: ChainAlgorithm;
  readonly keepMonths: number;
  /** Collector of RFC 5424 messages, `udp|tcp|tls://host:port`. */
  readonly syslog: string | undefined;
}

/** The settings from what was parsed. */
export function auditSettings(values: z.output<z.ZodObject<typeof auditVariables>>): AuditSettings {
  return {
    algorithm: values.AUDIT_HASH,
    keepMonths: values.AUDIT_KEEP_MONTHS,
    syslog: values.AUDIT_SYSLOG,
  };
}
