export { Policies1764000000003 } from './migrations/1764000000003-policies.js';
