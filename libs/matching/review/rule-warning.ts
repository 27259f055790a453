/** Something a rule can hardly be meant to say: a code for programs, a JSON Pointer to the place, a text. */
export interface RuleWarning {
  code: RuleWarningCode;
  pointer: string;
  message: string;
}

export type RuleWarningCode =
  | 'contradiction'
  | 'unreachable'
  | 'alwaysMet'
  | 'redundant'
  | 'bandsOverlap'
  | 'bandsGap'
  | 'matchesNobody'
  | 'tagMatchesNobody';
