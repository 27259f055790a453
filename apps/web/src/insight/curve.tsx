import { Button, Slider } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { Curve as CurveData, CurveStep } from '../api/types.js';
import { drawn, told } from '../text/told-count.js';
import { CurveTable } from './curve-table.js';
import styles from './insight.module.css';
import { Bar } from './segment-bar.js';
import { thresholdText, type NewThreshold } from './threshold.js';

// The chart library is as large as the rest of the page, and nobody needs it before opening this.
const CurveChart = lazy(() => import('./curve-chart.js'));

interface Props {
  curve: CurveData;
  active: number;
  onThreshold: ((threshold: NewThreshold) => void) | undefined;
}

/** One threshold: a slider over the values worth trying, the curve under it, and the sizes where it stands. */
export function Curve({ curve, active, onThreshold }: Props) {
  const [at, setAt] = useState(curve.present);
  const [here, present] = [curve.steps[at], curve.steps[curve.present]];
  if (!here || !present) return null;
  const name = nameOf(curve);
  return (
    <article className={styles.curve} aria-label={name}>
      <h4 className={styles.curveName}>
        {name} {curve.sign} {thresholdText(here.value, curve)}
        {at !== curve.present && (
          <span className="muted">（规则现为 {thresholdText(present.value, curve)}）</span>
        )}
      </h4>
      <Suspense fallback={<div className={styles.chart} />}>
        <CurveChart curve={curve} at={at} />
      </Suspense>
      <Slider
        className={styles.slider}
        min={0}
        max={curve.steps.length - 1}
        value={at}
        onChange={setAt}
        tooltip={{ open: false }}
        ariaLabelForHandle={`试算门槛：${name}`}
        ariaValueTextFormatterForHandle={(step) => saidOf(curve.steps[step], curve)}
      />
      <Bar sizes={here} active={active} />
      <p role="status" className={styles.outcome}>
        初步符合 <b>{told(here.eligible)}</b>
        {at !== curve.present && <span className="muted">（{changeOf(here, present)}）</span>}
        ，待补充信息 {told(here.undetermined)}，差一项 {told(here.nearMiss)}
      </p>
      <div className={styles.curveButtons}>
        <Button size="small" disabled={at === curve.present} onClick={() => setAt(curve.present)}>
          回到规则的门槛
        </Button>
        {onThreshold && (
          <Button
            size="small"
            type="primary"
            disabled={at === curve.present}
            onClick={() => onThreshold({ pointer: curve.pointer, end: curve.end, value: here.value })}
          >
            采用这个门槛
          </Button>
        )}
      </div>
      <CurveTable curve={curve} name={name} />
    </article>
  );
}

const ENDS = { low: '（下限）', high: '（上限）' } as const;

const nameOf = ({ label, end }: CurveData): string => `${label}${end ? ENDS[end] : ''}`;

const saidOf = (step: CurveStep | undefined, curve: CurveData): string =>
  step ? `${thresholdText(step.value, curve)}，初步符合 ${told(step.eligible)}` : '';

function changeOf(here: CurveStep, present: CurveStep): string {
  const change = drawn(here.eligible) - drawn(present.eligible);
  const rounded = here.eligible.rounded ?? present.eligible.rounded;
  if (change === 0) return '不变';
  return `${change > 0 ? '多' : '少'} ${told({ count: Math.abs(change), ...(rounded && { rounded }) })}`;
}
