import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import {
  type Audience,
  conditionAt,
  type ConditionSurvey,
  count,
  describeCondition,
  type RuleGroup,
  type SegmentSizes,
  type ThresholdCurve,
} from '#matching';
import {
  type Partition,
  partitionsOf,
  type Snapshot,
  splitOf,
  tellableSteps,
  Vocabulary,
} from '#enterprises';
import { basisOf, since, sizesOf, tellSizes } from './audience-basis.js';
import type { ruleInsight } from './audience.schema.js';
import type { RuleRight } from './rule-rights.js';

type Insight = z.output<typeof ruleInsight>;

/** What is known of a rule that somebody is thinking about. */
export interface Surveyed {
  readonly rule: RuleGroup;
  readonly snapshot: Snapshot;
  readonly surveys: readonly ConditionSurvey[];
  /** When the question was taken up, on the process's clock. */
  readonly started: number;
}

/** Puts into words and tellable numbers what a rule does over the whole district. */
@Injectable()
export class InsightView {
  constructor(private readonly vocabulary: Vocabulary) {}

  /** Segments, conditions, curves and splits of a rule, as exactly as the person's right allows. */
  of({ rule, snapshot, surveys, started }: Surveyed, right: RuleRight): Insight {
    const audience = snapshot.matcher.audience(rule);
    const partitions = partitionsOf(snapshot, this.vocabulary);
    return {
      ...basisOf(snapshot, right),
      active: count(snapshot.population.active),
      segments: tellSizes(sizesOf(audience), right),
      conditions: surveys.map((survey) => this.condition(survey, rule, right)),
      curves: snapshot.matcher.curves(rule).map((curve) => this.curve(curve, right)),
      splits: partitions.map((partition) => this.split(audience, partition, right)),
      hiddenFacts: right.hidden.map(({ label }) => label),
      tookMs: since(started),
    };
  }

  private condition(
    survey: ConditionSurvey,
    rule: RuleGroup,
    right: RuleRight,
  ): Insight['conditions'][number] {
    const { nodes, condition } = conditionAt(rule, survey.pointer);
    const { fields, industries } = this.vocabulary;
    const text = describeCondition(condition, fields, industries);
    return {
      pointer: survey.pointer,
      label: condition.meta?.label ?? text,
      text,
      veto: nodes.some(({ meta }) => meta?.veto === true),
      yes: right.tell(survey.yes),
      no: right.tell(survey.no),
      unknown: right.tell(survey.unknown),
      soleObstacle: right.tell(survey.soleObstacle),
      gained: right.tell(survey.gained),
    };
  }

  private curve({ knob, steps }: ThresholdCurve, right: RuleRight): Insight['curves'][number] {
    const at = steps.findIndex((step) => step.at === knob.at);
    const told = right.full
      ? steps.map((_, i) => i)
      : tellableSteps(
          steps.map(({ sizes }) => inOrder(sizes)),
          at,
        );
    const { key, label, type, unit, period } = knob.field;
    return {
      pointer: knob.pointer,
      end: knob.end ?? null,
      field: key,
      label,
      type: type === 'date' ? 'date' : 'number',
      unit: unit ?? null,
      period: period ?? null,
      sign: signOf(knob),
      present: told.indexOf(at),
      steps: told.flatMap((i) => {
        const step = steps[i];
        return step ? [{ value: step.value as number | string, ...tellSizes(step.sizes, right) }] : [];
      }),
    };
  }

  private split(audience: Audience, partition: Partition, right: RuleRight): Insight['splits'][number] {
    const [eligible, undetermined, nearMiss] = [
      splitOf(audience.eligible, partition),
      splitOf(audience.undetermined, partition),
      splitOf(audience.nearMiss, partition),
    ];
    return {
      by: partition.by,
      label: partition.label,
      groups: partition.groups.map(({ key, label, size }, i) => ({
        key,
        label,
        active: size,
        eligible: right.tell(eligible[i] ?? 0),
        undetermined: right.tell(undetermined[i] ?? 0),
        nearMiss: right.tell(nearMiss[i] ?? 0),
      })),
    };
  }
}

const inOrder = (sizes: SegmentSizes): number[] => [
  sizes.eligible,
  sizes.undetermined,
  sizes.needsPerson,
  sizes.nearMiss,
  sizes.ineligible,
];

function signOf({ rises, inclusive }: ThresholdCurve['knob']): string {
  if (rises) return inclusive ? '≥' : '>';
  return inclusive ? '≤' : '<';
}
