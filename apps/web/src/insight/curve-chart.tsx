import {
  Area,
  AreaChart,
  CartesianGrid,
  ReferenceDot,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts';
import type { Curve } from '../api/types.js';
import { axisName, CHART_AXIS, CHART_GRID, CHART_INK, CHART_WORDS } from '../app/chart-style.js';
import { count } from '../text/number.js';
import { drawn, told } from '../text/told-count.js';
import styles from './insight.module.css';
import { thresholdTick } from './threshold.js';

const ACCENT = '#1f5a99';

/**
 * How many are eligible at each threshold. Steps stand side by side, however far apart their values are, since the
 * enterprises crowd at the small ones. For the eye only: slider and table say the same to everybody else.
 */
export default function CurveChart({ curve, at }: { curve: Curve; at: number }) {
  const points = curve.steps.map((step, index) => ({ index, eligible: drawn(step.eligible) }));
  const here = curve.steps[at];
  const isLow =
    drawn(here?.eligible ?? { count: 0 }) < Math.max(...points.map(({ eligible }) => eligible)) / 4;
  return (
    <div className={styles.chart} aria-hidden="true">
      <ResponsiveContainer width="100%" height="100%">
        <AreaChart
          data={points}
          margin={{ top: 26, right: 36, bottom: 18, left: 4 }}
          accessibilityLayer={false}
        >
          <CartesianGrid {...CHART_GRID} />
          <XAxis
            {...CHART_AXIS}
            dataKey="index"
            type="number"
            domain={[0, Math.max(1, curve.steps.length - 1)]}
            tickCount={6}
            tickFormatter={(index: number) => thresholdTick(curve.steps[index]?.value ?? '')}
            label={{
              value: axisOf(curve),
              position: 'insideBottomRight',
              offset: -12,
              ...CHART_WORDS,
            }}
          />
          <YAxis {...CHART_AXIS} width={64} tickFormatter={count} label={axisName('初步符合（家）', 18)} />
          <Area
            type="stepAfter"
            dataKey="eligible"
            stroke={ACCENT}
            strokeWidth={2}
            fill="#e9f0f8"
            isAnimationActive={false}
          />
          <ReferenceLine
            x={curve.present}
            stroke={CHART_INK}
            strokeDasharray="4 3"
            label={{ value: '规则现值', position: 'top', ...CHART_WORDS }}
          />
          {here && (
            <ReferenceDot
              x={at}
              y={drawn(here.eligible)}
              r={5}
              fill={ACCENT}
              stroke="#fff"
              label={{
                value: told(here.eligible),
                position: isLow ? 'top' : 'bottom',
                fill: '#1b2430',
                fontSize: 13,
                fontWeight: 600,
              }}
            />
          )}
        </AreaChart>
      </ResponsiveContainer>
    </div>
  );
}

const axisOf = ({ label, unit }: Curve): string => (unit ? `${label}（${unit}）` : label);
