/** To two places, as money is in 万元. Adding 0 makes 0 of −0, which no text would bring back. */
export function money(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}

/** To one place, as rates are. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}
