/** The ink of lines and words that stand for no data. */
export const CHART_INK = '#4b5768';

/** A word in a chart. */
export const CHART_WORDS = { fill: CHART_INK, fontSize: 12 } as const;

/** What every axis looks like; people and rows are whole. */
export const CHART_AXIS = { allowDecimals: false, tick: CHART_WORDS, stroke: '#c3ccd7' } as const;

/** Lines behind the data, for reading off heights. */
export const CHART_GRID = { vertical: false, stroke: '#ebeff3' } as const;

/** Room for the names above the axes; charts are for the eye, a table beside each says the same to everybody else. */
export const CHART_ROOM = {
  margin: { top: 30, right: 8, bottom: 4, left: 4 },
  accessibilityLayer: false,
} as const;

export const CHART_LEGEND = { verticalAlign: 'bottom', height: 28, iconSize: 10 } as const;

/** The name of an axis above it, moved to the side where it would be cut off. */
export const axisName = (value: string, dx = 0) =>
  ({ value, position: 'top', offset: 12, dx, ...CHART_WORDS }) as const;
