import { Bar, CartesianGrid, ComposedChart, Legend, Line, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { FeedReport } from '../api/types.js';
import { dayOf } from '../text/day.js';
import { count } from '../text/number.js';
import styles from './feeds.module.css';

const INK = '#4b5768';
const TICK = { fill: INK, fontSize: 12 };
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
        <ComposedChart
          data={points}
          margin={{ top: 30, right: 8, bottom: 4, left: 4 }}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="#ebeff3" />
          <XAxis dataKey="day" tick={TICK} stroke="#c3ccd7" minTickGap={30} />
          <YAxis
            yAxisId="rows"
            width={70}
            tickFormatter={count}
            allowDecimals={false}
            tick={TICK}
            stroke="#c3ccd7"
            label={axis('家、行', 0)}
          />
          <YAxis
            yAxisId="days"
            orientation="right"
            width={48}
            allowDecimals={false}
            tick={TICK}
            stroke="#c3ccd7"
            label={axis('天', 0)}
          />
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
          <Legend verticalAlign="bottom" height={28} iconSize={10} />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}

const daysBetween = (before: string, after: string): number =>
  Math.round((Date.parse(after) - Date.parse(before)) / dayMs);

const axis = (value: string, dx: number) => ({
  value,
  position: 'top' as const,
  offset: 12,
  fill: INK,
  fontSize: 12,
  dx,
});
