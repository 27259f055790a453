const whole = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 0 });
const one = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 1 });

/** A count with thousands separators: 252,806. */
export const count = (n: number): string => whole.format(n);

/** A share of a whole as per cent; a share too small to show is said to be so, and never shown as 0 %. */
export function percent(part: number, all: number): string {
  if (all === 0) return '—';
  const value = (part / all) * 100;
  if (value > 0 && value < 0.1) return '<0.1%';
  return `${one.format(value)}%`;
}

const KIB = 1024;

/** A file size a person can read. */
export function fileSize(bytes: number): string {
  if (bytes < KIB) return `${bytes} 字节`;
  if (bytes < KIB * KIB) return `${one.format(bytes / KIB)} KB`;
  return `${one.format(bytes / KIB / KIB)} MB`;
}
