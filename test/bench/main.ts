import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { benchCoverage } from './coverage/coverage.js';
import { District, say } from './district.js';
import { benchInbox } from './inbox/inbox.js';
import { benchMatch } from './match/match.js';
import { benchPush } from './push/push.js';
import { type Figure, isMet, type Tell } from './report/figure.js';
import { machineState } from './report/machine.js';
import { lineOf, markdownOf, tableOf } from './report/report.js';
import type { Section } from './section.js';

const sections: Readonly<Record<string, Section>> = {
  match: benchMatch,
  push: benchPush,
  coverage: benchCoverage,
  inbox: benchInbox,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    markdown: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    enterprises: { type: 'string', default: '252806' },
    pushes: { type: 'string', default: '20000' },
  },
});
const unknown = positionals.filter((name) => !Object.hasOwn(sections, name));
if (unknown.length > 0) {
  say(`没有名为 ${unknown.join('、')} 的部分：可用 ${Object.keys(sections).join('、')}。`);
  process.exitCode = 2;
} else await main();

async function main(): Promise<void> {
  const district = await District.open(Number(values.enterprises));
  try {
    const figures: Figure[] = [];
    say(`测前：${machineState()}`);
    for (const [name, section] of Object.entries(sections)) {
      if (positionals.length > 0 && !positionals.includes(name)) continue;
      say(`正在测量：${name}`);
      const tell: Tell = (figure) => {
        figures.push({ section: name, ...figure });
        if (values.json) process.stdout.write(`${lineOf({ section: name, ...figure })}\n`);
      };
      await section(district, tell, { full: values.full, pushes: Number(values.pushes) });
    }
    const table = values.markdown ? markdownOf(figures) : tableOf(figures);
    if (!values.json) process.stdout.write(`${table}\n`);
    say(`测后：${machineState()}`);
    const missed = figures.filter((figure) => isMet(figure) === false);
    say(missed.length === 0 ? '全部达到目标' : `未达到目标：${missed.length} 项`);
  } finally {
    await district.close();
  }
}
