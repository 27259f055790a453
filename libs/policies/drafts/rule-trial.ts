import { Injectable } from '@nestjs/common';
import { type Checkup, checkRule, checkup, type FactValue, type RuleFault } from '#matching';
import { completeFacts, KnownFacts, Vocabulary } from '#enterprises';
import { Clock, Fault } from '#platform';

/** Whom a rule is tried on: made-up facts, or an enterprise of the registry. */
export interface TrialCase {
  readonly uscc?: string;
  readonly facts?: Readonly<Record<string, FactValue>>;
}

const someUscc = '91310113000000000A';

/** Tries a rule that is still being written on one enterprise, real or made up. */
@Injectable()
export class RuleTrial {
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly known: KnownFacts,
    private readonly clock: Clock,
  ) {}

  /** @throws Fault when the rule is faulty, a fact unknown, or the enterprise not registered */
  async of(json: unknown, { uscc, facts = {} }: TrialCase): Promise<Checkup> {
    const { fields, industries } = this.vocabulary;
    const { rule, faults } = checkRule(json, fields, industries);
    if (!rule) throw faulty(faults);
    const unknown = Object.keys(facts).find((key) => !fields.has(key));
    if (unknown !== undefined) throw new Fault('invalid', 'unknown-fact', `没有指标“${unknown}”`);
    const today = this.clock.today();
    const complete =
      uscc === undefined
        ? completeFacts(facts, { uscc: someUscc, today, vocabulary: this.vocabulary })
        : (await this.known.of(uscc)).facts;
    return checkup(rule, complete, { today, industries, catalogue: fields });
  }
}

function faulty(faults: readonly RuleFault[]): Fault {
  const details = faults.map(({ pointer, message }) => ({ pointer: `/rule${pointer}`, message }));
  return new Fault('invalid', 'rule-invalid', details.map(({ message }) => message).join('；'), details);
}
