import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '#platform';
import { minuteText } from './minute.js';

/** The first line of an exported file: who took it, when, and what it may be used for. */
@Injectable()
export class Watermark {
  constructor(private readonly clock: Clock) {}

  /** @param actor staff take lists for their duties; an enterprise takes what is said of itself */
  row(actor: Actor): string[] {
    const { name, department } = actor;
    const who = department ? `${department.name} ${name}` : name;
    const use = actor.may('enterprise:self')
      ? '根据已有数据匹配，以主管部门审核为准'
      : '仅供履行职责使用，不得外传';
    return [`${who} 于 ${minuteText(this.clock.now())} 导出，${use}`];
  }

  /** The line, then the rows of the file. */
  async *above(rows: Iterable<string[]> | AsyncIterable<string[]>, actor: Actor): AsyncGenerator<string[]> {
    yield this.row(actor);
    yield* rows;
  }
}
