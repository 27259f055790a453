export { Enterprises1764000000002 } from './migrations/1764000000002-enterprises.js';
