import type { ChannelName } from '../push.js';
import type { Channel } from './channel.js';
import { pageChannel } from './page-channel.js';

/** Every channel; a new one is a file beside these and a line here. */
export const channels: Readonly<Record<ChannelName, Channel>> = { page: pageChannel };
