/** The most earlier years a fact can keep. */
export const deepestHistory = 2;

/** The key under which a fact's value of `years` years before its period is stored: `revenue@-1`. */
export const pastKey = (key: string, years: number): string => (years === 0 ? key : `${key}@-${years}`);

/** The key of the fact that a value of an earlier year belongs to; of any other key the key itself. */
export const baseKey = (key: string): string => key.replace(/@-\d+$/, '');
