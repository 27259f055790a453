import fc from 'fast-check';

/**
 * Mutation testing runs the specs thousands of times. A mutant that survives a twentieth of the made-up cases is counted
 * as survived: the score is too low rather than too high. The same cases every time, and none made smaller once one failed.
 */
Object.assign(globalThis, { propertyShare: 0.05 });
fc.configureGlobal({ seed: 20261123, endOnFailure: true });
