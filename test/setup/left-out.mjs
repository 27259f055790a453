// @ts-check
/** Says after `npm test` which suites it did not run, because they need more than Node, and how to run them. */
const leftOut = [
  'test/faults    内置程序的启动、中断与恢复（需先构建）      npm run test:faults',
  'test/e2e       浏览器测试（需要 Chromium）                 npm run test:e2e',
  ...(process.env.REDIS_URL
    ? []
    : ['*queue*.spec   Redis 上的队列（默认只在 PostgreSQL 上运行）  REDIS_URL=redis://… npm test']),
];
process.stdout.write(`未运行的测试：\n${leftOut.map((line) => `  ${line}\n`).join('')}`);
