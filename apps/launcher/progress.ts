const worthTellingMs = 1000;

/** Writes a line for the person at the terminal. */
export function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Names a step, does it, and says how long it took when that was worth mentioning. */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const began = Date.now();
  tell(`${name} …`);
  const result = await work();
  const took = Date.now() - began;
  if (took >= worthTellingMs) tell(`${name}：完成，用时 ${(took / 1000).toFixed(1)} 秒`);
  return result;
}
