/** Set by mutation testing, which runs the specs thousands of times and is content with a part. */
const { propertyShare = 1 } = globalThis as { propertyShare?: number };

/** How often a property is tried: all of it in CI. */
export const runs = (times: number): { numRuns: number } => ({ numRuns: Math.ceil(times * propertyShare) });
