const KINDS: Record<string, string> = { policy: '政策', reminder: '提醒', hotNews: '热点', live: '直播' };
const CHANNELS: Record<string, string> = { page: '企业专属网页' };

export const kindText = (kind: string): string => KINDS[kind] ?? kind;
export const channelText = (channel: string): string => CHANNELS[channel] ?? channel;
