import type { Condition } from '../rules/rule.js';
import type { Ternary } from '../ternary.js';

/** Answers to conditions, the longest unused dropped first when they outgrow their bytes. */
export class LeafCache {
  private readonly answers = new Map<string, Ternary>();
  private readonly keys = new WeakMap<Condition, string>();
  private bytes = 0;

  constructor(private readonly maximumBytes: number) {}

  /** The answer to a condition, computed once; a condition is the same wherever all it asks is. */
  get(condition: Condition, compute: () => Ternary): Ternary {
    const key = this.keyOf(condition);
    const answer = this.answers.get(key) ?? this.keep(key, shareEqual(compute()));
    this.answers.delete(key);
    this.answers.set(key, answer);
    return answer;
  }

  /** The answer to a condition, which is then forgotten; undefined when there is none. */
  take(condition: Condition): Ternary | undefined {
    const key = this.keyOf(condition);
    const answer = this.answers.get(key);
    if (answer && this.answers.delete(key)) this.bytes -= bytesOf(answer);
    return answer;
  }

  /** Writing a key down costs as much as the bits of a condition: it is kept with the condition, which never changes. */
  private keyOf(condition: Condition): string {
    const known = this.keys.get(condition);
    if (known !== undefined) return known;
    const { field, operator, value, valueSource, factor } = condition;
    const key = JSON.stringify([field, operator, value, valueSource, factor]);
    this.keys.set(condition, key);
    return key;
  }

  private keep(key: string, answer: Ternary): Ternary {
    this.answers.set(key, answer);
    this.bytes += bytesOf(answer);
    for (const [oldest, { yes, possible }] of this.answers) {
      if (this.bytes <= this.maximumBytes) break;
      this.answers.delete(oldest);
      this.bytes -= bytesOf({ yes, possible });
    }
    return answer;
  }
}

/** Where nothing is unknown, one set serves as both: half the memory, half the work. */
function shareEqual({ yes, possible }: Ternary): Ternary {
  for (let w = 0; w < yes.length; w++) if (yes[w] !== possible[w]) return { yes, possible };
  return { yes, possible: yes };
}

const bytesOf = ({ yes, possible }: Ternary): number =>
  yes.byteLength + (yes === possible ? 0 : possible.byteLength);
