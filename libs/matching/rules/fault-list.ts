/** Something wrong with a rule: a code for programs, a JSON Pointer to the place, a text that says what to do. */
export interface RuleFault {
  code: RuleFaultCode;
  pointer: string;
  message: string;
}

export type RuleFaultCode =
  | 'notAGroup'
  | 'notANode'
  | 'unknownKey'
  | 'keyType'
  | 'muted'
  | 'unknownCombinator'
  | 'emptyGroup'
  | 'minimumOutOfRange'
  | 'pointsMissing'
  | 'metaInvalid'
  | 'exemptionMisplaced'
  | 'tooDeep'
  | 'tooManyConditions'
  | 'unknownField'
  | 'unknownOperator'
  | 'operatorNotForType'
  | 'operandInvalid'
  | 'operandOrder'
  | 'fieldsNotComparable'
  | 'factorInvalid'
  | 'manualInvalid';

/** Beyond this many nobody reads on. */
const MOST_FAULTS = 200;

/** The faults found so far, and how many conditions have been seen. */
export class FaultList {
  readonly faults: RuleFault[] = [];
  conditions = 0;

  /** Notes a fault; beyond the most that anybody reads it is dropped. */
  add(code: RuleFaultCode, pointer: string, message: string): void {
    if (this.faults.length < MOST_FAULTS) this.faults.push({ code, pointer, message });
  }
}
