export { CatalogueSync } from './catalogue-sync.js';
export { type CheckupItem, type CheckupReport, Checkups } from './checkups.js';
export { Policies1764000000003 } from './migrations/1764000000003-policies.js';
export { PoliciesModule } from './policies.module.js';
export { Policies } from './policies.js';
export type { Benefit, Policy, PolicyItem, Round } from './policy.js';
export { readPolicyFile, type PolicyFile } from './policy-file.js';
export { readPolicyFolder } from './policy-folder.js';
export { describeValidity, isInForce, isOpen } from './validity.js';
