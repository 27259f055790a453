/** A value with its unit, unless the text carries the unit already. */
export const withUnit = (text: string, unit: string | undefined): string =>
  unit && !text.endsWith(unit) ? `${text} ${unit}` : text;
