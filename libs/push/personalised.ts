import { fieldsAsked, isGroup, MANUAL, type RuleNode } from '#matching';

/** Where somebody is and what kind of body they are: who asks for no more addresses the public, nobody in particular. */
const impersonal: ReadonlySet<string> = new Set(['town', 'bodyType', MANUAL]);

/**
 * Whether a rule chooses by characteristics of single enterprises: facts, tags or a list of codes. An individual
 * business is a person and may refuse such pushes (个人信息保护法 第二十四条第二款); every enterprise may here.
 */
export function isPersonalised(rule: RuleNode | null): boolean {
  // A push without a rule goes to a list, on which enterprises stand one by one.
  if (rule === null) return true;
  if (isGroup(rule)) return rule.rules.some(isPersonalised);
  return fieldsAsked(rule).some((field) => !impersonal.has(field));
}
