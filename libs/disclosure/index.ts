export { DisclosureModule } from './disclosure.module.js';
export { metricDefinition, metricDefinitions, type MetricDefinition, type MetricId } from './metric.js';
export { TagMetrics } from './tag-metrics.js';
export { type Dispatch, type Identity, type MetricFigures, Metrics, type MetricScope } from './metrics.js';
