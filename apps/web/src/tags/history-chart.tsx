import { Bar, CartesianGrid, ComposedChart, Legend, Line, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { TagDay } from '../api/types.js';
import { axisName, CHART_AXIS, CHART_GRID, CHART_LEGEND, CHART_ROOM } from '../app/chart-style.js';
import { count } from '../text/number.js';
import { drawn } from '../text/told-count.js';
import styles from './tags.module.css';

const NAMES = { members: '在用（左轴）', gained: '新增（右轴）', lost: '失去（右轴）' } as const;

/** Who had, gained and lost a tag, day by day. For the eye only: the table beside it says the same. */
export default function HistoryChart({ days }: { days: readonly TagDay[] }) {
  const points = days.map(({ day, members, gained, lost }) => ({
    day,
    members: drawn(members),
    gained: drawn(gained),
    lost: -drawn(lost),
  }));
  return (
    <div className={styles.chart} aria-hidden="true">
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart data={points} {...CHART_ROOM}>
          <CartesianGrid {...CHART_GRID} />
          <XAxis {...CHART_AXIS} dataKey="day" minTickGap={40} />
          <YAxis
            {...CHART_AXIS}
            yAxisId="members"
            width={70}
            tickFormatter={count}
            label={axisName('在用（家）', 14)}
          />
          <YAxis
            {...CHART_AXIS}
            yAxisId="moves"
            orientation="right"
            width={64}
            tickFormatter={(moves: number) => count(Math.abs(moves))}
            label={axisName('每日变动（家）', -22)}
          />
          <Bar
            yAxisId="moves"
            dataKey="gained"
            name={NAMES.gained}
            fill="#2f7d5b"
            maxBarSize={14}
            isAnimationActive={false}
          />
          <Bar
            yAxisId="moves"
            dataKey="lost"
            name={NAMES.lost}
            fill="#b4552d"
            maxBarSize={14}
            isAnimationActive={false}
          />
          <Line
            yAxisId="members"
            type="stepAfter"
            dataKey="members"
            name={NAMES.members}
            stroke="#1f5a99"
            strokeWidth={2}
            dot={points.length < 32}
            isAnimationActive={false}
          />
          <Legend {...CHART_LEGEND} />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}
