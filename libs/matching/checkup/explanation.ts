import { truthOf, type LeafTruths } from './answer.js';
import type { GroupPlan, LeafPlan, NodePlan } from './plan.js';
import type { FactValue, Facts, FieldType } from '../fields/field.js';
import { otherField, type Combinator, type Meta, type Operator } from '../rules/rule.js';
import type { Truth } from '../ternary.js';

interface Explained {
  /** JSON Pointer of the node within the rule; '' is the rule itself. */
  pointer: string;
  id?: string;
  /** Whether the node holds as it is written; a group's own not is applied. */
  truth: Truth;
  /** Whether it stands under an odd number of nots, so that its 'no' is what helps. */
  negated: boolean;
  meta?: Meta;
}

/** A group and what became of its parts. */
export interface CheckupGroup extends Explained {
  kind: 'group';
  combinator: Combinator;
  not: boolean;
  minimum?: number;
  children: CheckupNode[];
}

/** A condition with the threshold of the rule and the value of the enterprise, each in the field's unit. */
export interface CheckupCondition extends Explained {
  kind: 'condition';
  field: string;
  /** The field's label. */
  label: string;
  /** The condition in words. */
  text: string;
  operator: Operator;
  threshold: unknown;
  /** The other field that is compared with, when the threshold is its key. */
  other?: CheckupOther;
  value: FactValue | undefined;
  type: FieldType | undefined;
  unit?: string;
  period?: string;
  feed?: string;
  editable?: boolean;
}

/** The other side of a condition that compares two fields. */
export interface CheckupOther {
  field: string;
  label: string;
  value: FactValue | undefined;
  /** What its number is multiplied by. */
  factor: number;
  unit?: string;
  period?: string;
  feed?: string;
}

/** A condition that only a person can judge. */
export interface CheckupManual extends Explained {
  kind: 'manual';
  text: string;
}

/** The rule again, with what was found at each place. */
export type CheckupNode = CheckupGroup | CheckupCondition | CheckupManual;

/**
 * Lays the enterprise's values and answers beside the rule. The nodes are written out key by key: spread together, they
 * take V8 a hundred times longer, and a check-up makes thousands.
 */
export function explain(plan: NodePlan, truths: LeafTruths, facts: Facts): CheckupNode {
  if (plan.kind === 'group') return explainGroup(plan, truths, facts);
  return plan.isManual ? explainManual(plan, truths) : explainLeaf(plan, truths, facts);
}

function explainGroup(plan: GroupPlan, truths: LeafTruths, facts: Facts): CheckupGroup {
  const { node, pointer, negated } = plan;
  return {
    kind: 'group',
    pointer,
    id: node.id,
    truth: truthOf(plan, truths),
    negated,
    meta: node.meta,
    combinator: node.combinator,
    not: node.not === true,
    minimum: node.minimum,
    children: plan.children.map((child) => explain(child, truths, facts)),
  };
}

function explainManual(plan: LeafPlan, truths: LeafTruths): CheckupManual {
  const { node, pointer, negated, text } = plan;
  return {
    kind: 'manual',
    pointer,
    id: node.id,
    truth: truthOf(plan, truths),
    negated,
    meta: node.meta,
    text,
  };
}

function explainLeaf(plan: LeafPlan, truths: LeafTruths, facts: Facts): CheckupCondition {
  const { node, field, pointer, negated, text } = plan;
  return {
    kind: 'condition',
    pointer,
    id: node.id,
    truth: truthOf(plan, truths),
    negated,
    meta: node.meta,
    field: node.field,
    label: field?.label ?? node.field,
    text,
    operator: node.operator,
    threshold: node.value,
    other: otherSide(plan, facts),
    value: facts[node.field] ?? undefined,
    type: field?.type,
    unit: field?.unit,
    period: field?.period,
    feed: field?.feed,
    editable: field?.editable,
  };
}

function otherSide({ node, other }: LeafPlan, facts: Facts): CheckupOther | undefined {
  const key = otherField(node);
  if (key === undefined) return undefined;
  return {
    field: key,
    label: other?.label ?? key,
    value: facts[key] ?? undefined,
    factor: node.factor ?? 1,
    unit: other?.unit,
    period: other?.period,
    feed: other?.feed,
  };
}
