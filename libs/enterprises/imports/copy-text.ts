const special = /[\\\t\n\r]/;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** One cell in the text format of COPY: `\N` for nothing, the format's own characters escaped, no NUL. */
export function postgresText(value: string | null | undefined): string {
  if (value === null || value === undefined) return '\\N';
  const text = value.includes('\0') ? value.replaceAll('\0', '') : value;
  return special.test(text)
    ? text.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? character)
    : text;
}
