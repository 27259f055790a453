// @ts-check
/** `node count.mjs REPORT STATUS`: "passed failed" of a vitest report, never "0 failed" when the run itself failed. */
import { existsSync, readFileSync } from 'node:fs';

const [report = '', status = '0'] = process.argv.slice(2);
const { passed, failed } = existsSync(report)
  ? counted(JSON.parse(readFileSync(report, 'utf8')))
  : { passed: 0, failed: 0 };
console.log(`${passed} ${failed === 0 && status !== '0' ? 1 : failed}`);

/** @param {{ numPassedTests: number, numFailedTests: number, testResults: { status: string, assertionResults: unknown[] }[] }} run */
function counted(run) {
  const unloaded = run.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return { passed: run.numPassedTests, failed: run.numFailedTests + unloaded.length };
}
