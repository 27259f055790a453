/** A mutant that survives a tenth of the made-up cases is counted as survived: the score is too low rather than too high. */
Object.assign(globalThis, { propertyShare: 0.1 });
