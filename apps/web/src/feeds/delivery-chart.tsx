import { Bar, CartesianGrid, ComposedChart, Legend, Line, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { FeedReport } from '../api/types.js';
import { axisName, CHART_AXIS, CHART_GRID, CHART_LEGEND, CHART_ROOM } from '../app/chart-style.js';
import { dayOf } from '../text/day.js';
import { count } from '../text/number.js';
import styles from './feeds.module.css';

const dayMs = 86_400_000;

/**
 * The deliveries of a feed: how many enterprises each changed, how many rows it had refused, and how many days it came
 * after the one before. For the eye only: the table beneath says the same.
 */
export default function DeliveryChart({ imports }: { imports: FeedReport['imports'] }) {
  const points = [...imports].reverse().map(({ at, changed, rejected }, index, all) => ({
    day: dayOf(at),
    changed,
    rejected,
    days: index === 0 ? undefined : daysBetween(all[index - 1]?.at ?? at, at),
  }));
  return (
    <div className={styles.chart} aria-hidden="true">
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart data={points} {...CHART_ROOM}>
          <CartesianGrid {...CHART_GRID} />
          <XAxis {...CHART_AXIS} dataKey="day" minTickGap={30} />
          <YAxis {...CHART_AXIS} yAxisId="rows" width={70} tickFormatter={count} label={axisName('家、行')} />
          <YAxis {...CHART_AXIS} yAxisId="days" orientation="right" width={48} label={axisName('天')} />
          <Bar
            yAxisId="rows"
            dataKey="changed"
            name="新增和更新（家）"
            fill="#1f5a99"
            maxBarSize={22}
            isAnimationActive={false}
          />
          <Bar
            yAxisId="rows"
            dataKey="rejected"
            name="拒绝（行）"
            fill="#b4552d"
            maxBarSize={22}
            isAnimationActive={false}
          />
          <Line
            yAxisId="days"
            dataKey="days"
            name="距上次（天，右轴）"
            stroke="#2f7d5b"
            strokeWidth={2}
            isAnimationActive={false}
          />
          <Legend {...CHART_LEGEND} />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}

const daysBetween = (before: string, after: string): number =>
  Math.round((Date.parse(after) - Date.parse(before)) / dayMs);
