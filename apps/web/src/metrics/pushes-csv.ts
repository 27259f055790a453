import type { MetricPush } from '../api/types.js';
import { csvOf } from '../text/csv.js';

const KINDS: Record<string, string> = { policy: '政策', reminder: '提醒', hotNews: '热点', live: '直播' };
const CHANNELS: Record<string, string> = { page: '企业专属网页' };

export const kindText = (kind: string): string => KINDS[kind] ?? kind;
export const channelText = (channel: string): string => CHANNELS[channel] ?? channel;

const HEADER = ['序号', '标题', '类型', '部门', '渠道', '投放日', '投放（家）'];

/** The pushes behind a figure as a file for a spreadsheet. */
export const pushesCsv = (rows: readonly MetricPush[]): string =>
  csvOf([
    HEADER,
    ...rows.map((row) => [
      row.sequence,
      row.title,
      kindText(row.kind),
      row.department,
      channelText(row.channel),
      row.dispatchedOn,
      row.delivered,
    ]),
  ]);
