import { z } from 'zod';
import { chainAlgorithms, type ChainAlgorithm } from './audit-chain.js';

/** 网络安全法 第二十一条：网络日志留存不少于六个月. */
const leastMonths = 6;
const mostMonths = 1_200;
const months = `应为 ${leastMonths}–${mostMonths} 的整数（网络安全法第二十一条：不少于六个月）`;

/** What the environment says of the audit trail. */
export const auditVariables = {
  AUDIT_HASH: z.enum(chainAlgorithms).default('sha256'),
  AUDIT_KEEP_MONTHS: z.coerce
    .number({ error: months })
    .int({ error: months })
    .min(leastMonths, { error: months })
    .max(mostMonths, { error: months })
    .default(12),
  AUDIT_ARCHIVE_DIR: z
    .string()
    .optional()
    .transform((text) => text || undefined),
  AUDIT_SYSLOG: z
    .url({ protocol: /^(tcp|tls)$/, error: '应为 tcp://主机:端口 或 tls://主机:端口' })
    .or(z.literal(''))
    .optional()
    .transform((text) => text || undefined),
  AUDIT_SYSLOG_CA: z.string().optional(),
};

/** Where entries are forwarded to, by RFC 5424 over TCP. */
export interface SyslogSettings {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  /** PEM of who signed the collector's certificate, when it is nobody that Node knows. */
  readonly ca: string | undefined;
}

/** How the audit trail is sealed, kept and forwarded. */
export interface AuditSettings {
  readonly algorithm: ChainAlgorithm;
  /** How long an entry stays in the database at least. */
  readonly keepMonths: number;
  /** Folder for older entries; without one they all stay in the database. */
  readonly archiveDirectory: string | undefined;
  readonly syslog: SyslogSettings | undefined;
}

/** The settings from what was parsed. */
export function auditSettings(values: z.output<z.ZodObject<typeof auditVariables>>): AuditSettings {
  return {
    algorithm: values.AUDIT_HASH,
    keepMonths: values.AUDIT_KEEP_MONTHS,
    archiveDirectory: values.AUDIT_ARCHIVE_DIR,
    syslog: syslogOf(values.AUDIT_SYSLOG, values.AUDIT_SYSLOG_CA),
  };
}

/** Ports by RFC 6587 (no number of its own: as in common use) and RFC 5425. */
const usualPorts = { tcp: 601, tls: 6514 } as const;

function syslogOf(address: string | undefined, ca: string | undefined): SyslogSettings | undefined {
  if (!address) return undefined;
  const { protocol, hostname, port } = new URL(address);
  const tls = protocol === 'tls:';
  const host = hostname.replace(/^\[|\]$/g, '');
  return { host, port: Number(port || usualPorts[tls ? 'tls' : 'tcp']), tls, ca: ca || undefined };
}
