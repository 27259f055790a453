const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a method changes nothing (RFC 9110 §9.2.1), so that another site may well cause it. */
export function isReading(method: string): boolean {
  return reading.has(method);
}
