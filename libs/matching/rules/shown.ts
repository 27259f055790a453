/** A value as it can stand in a message. Lists and objects are only named: they may be of any depth. */
export function shown(value: unknown): string {
  if (value === undefined || value === '') return '（空）';
  if (Array.isArray(value)) return value.length === 0 ? '（空）' : '列表';
  if (typeof value === 'object' && value !== null) return '对象';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
