import { afterAll, beforeAll, inject, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../setup/browser.js';
import { Acting, signInto } from './acting.js';
const address = inject('address');
let browser: Browser;
beforeAll(async () => void (browser = await openBrowser()));
afterAll(() => browser.close());
it('shots', async () => {
  const own = await new Acting(address, '吴志强').uscc();
  const list: [string, string, string][] = [['吴志强', `/enterprise/${own}/data`, 'own'], ['吴志强', `/enterprise/${own}/data?show=tags`, 'owntags'], ['王思远', '/catalogue', 'cat'], ['王思远', '/catalogue/tags/small-micro', 'tag'], ['赵启明', '/catalogue/tags/key-service', 'asserted'], ['赵启明', '/feeds', 'feeds'], ['王思远', '/corrections', 'corr'], ['赵启明', '/catalogue?show=versions', 'dict']];
  for (const w of [1440, 390]) for (const [who, path, name] of list) {
    const c = await browser.newContext({ baseURL: address, viewport: { width: w, height: 900 } });
    await signInto(c, who, address);
    const p = await c.newPage(); await p.goto(path); await p.waitForTimeout(2500);
    await p.screenshot({ path: `/tmp/shots-selfserve/${name}-${w}.png` }); await c.close();
  }
}, 180000);
