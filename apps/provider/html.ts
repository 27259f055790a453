const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup that is safe to put into markup. */
export class Html {
  constructor(readonly text: string) {}
}

/** A piece of a page; whatever is put into it is escaped, unless it is a piece itself. */
export function html(
  parts: TemplateStringsArray,
  ...values: readonly (string | Html | readonly Html[])[]
): Html {
  const texts = values.map(textOf);
  return new Html(parts.reduce((page, part, i) => page + (texts[i - 1] ?? '') + part));
}

function textOf(value: string | Html | readonly Html[]): string {
  if (value instanceof Html) return value.text;
  if (typeof value === 'string') return value.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);
  return value.map(({ text }) => text).join('');
}
