const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/, '微信'],
  [/Edg/, 'Edge'],
  [/Firefox/, 'Firefox'],
  [/Chrome|Chromium|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux|UOS/, 'Linux'],
];

const first = (of: readonly (readonly [RegExp, string])[], text: string) =>
  of.find(([pattern]) => pattern.test(text))?.[1];

/** What a person would call a browser that names itself at such length. */
export function deviceName(agent: string): string {
  const names = [first(BROWSERS, agent), first(SYSTEMS, agent)].filter(Boolean);
  return names.length > 0 ? names.join(' · ') : '其他设备';
}
