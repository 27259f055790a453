import { z } from 'zod';
import { chainAlgorithms, type ChainAlgorithm } from './audit-chain.js';

/** What the environment says of the audit trail. */
export const auditVariables = {
  AUDIT_HASH: z.enum(chainAlgorithms).default('sha256'),
};

/** How the audit trail is sealed. */
export interface AuditSettings {
  readonly algorithm: ChainAlgorithm;
}

/** The settings from what was parsed. */
export function auditSettings(values: z.output<z.ZodObject<typeof auditVariables>>): AuditSettings {
  return { algorithm: values.AUDIT_HASH };
}
