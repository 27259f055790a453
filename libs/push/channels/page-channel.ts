import type { Channel } from './channel.js';

/** 企业专属网页: the inbox reads the ledger, so writing the ledger is the delivery. */
export const pageChannel: Channel = { name: 'page', label: '企业专属网页', settlesWithPlan: true };
