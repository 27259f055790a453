/** In a rule: the day as of which it is judged. */
export const TODAY = 'today';
