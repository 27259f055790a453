export { Pushes1764000000004 } from './migrations/1764000000004-pushes.js';
