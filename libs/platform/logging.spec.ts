import { describe, expect, it } from 'vitest';
import { QueryFailedError } from 'typeorm';
import { createLogger, NestLogger } from './logging.js';

const secrets = {
  phone: '13812345678',
  identity: '310113199001011234',
  individual: '92310113MA1GPCXJ6A',
  token: 'q3Zr8yB0m1N2v3C4x5L6k7J8h9G0f1D2s3A4p5O6i7U',
  key: 'pp_live_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG',
  password: 'hunter2hunter2',
};

/** What a log says after something was written into it. */
function logged(write: (logger: NestLogger) => void): string {
  let text = '';
  write(new NestLogger(createLogger({ logLevel: 'info' }, 'spec', { write: (line) => void (text += line) })));
  return text;
}

function expectClean(text: string): void {
  for (const [what, secret] of Object.entries(secrets)) expect(text, what).not.toContain(secret);
  for (const line of text.trim().split('\n')) expect(() => void JSON.parse(line)).not.toThrow();
}

describe('A log', () => {
  const sentence = `联系 ${secrets.phone}\n${secrets.identity}，\t${secrets.individual} 用 ${secrets.token}、${secrets.key}`;

  it('has nothing of a person or a secret in what is said', () => {
    const text = logged((logger) => {
      logger.log(sentence);
      logger.warn({ note: sentence, deep: [{ a: { b: sentence } }], number: 13_812_345_678 });
      logger.log(`postgres://app:${secrets.password}@db/x`);
      logger.log(`Cookie: session=${secrets.password}; other=1`);
    });
    expectClean(text);
    expect(text).toContain('138****5678');
  });

  it('has nothing of them in an error, its cause, or the values of its statement', () => {
    const driver = Object.assign(new Error(`duplicate key: ${secrets.phone}`), {
      detail: `Failing row contains (${secrets.password}, ${secrets.phone}).`,
      constraint: 'person_subject_unique',
    });
    const failed = new QueryFailedError(
      `UPDATE person SET phone = $1`,
      [secrets.password, secrets.phone],
      driver,
    );
    const text = logged((logger) => logger.error(new Error(sentence, { cause: failed }), 'stack', 'Spec'));
    expectClean(text + logged((logger) => logger.error(failed)));
    expect(logged((logger) => logger.error(failed))).toMatch(
      /person_subject_unique[\s\S]*UPDATE person|UPDATE person/,
    );
  });

  it('has nothing of them in an error among fields, and says the text that goes with them', () => {
    const failed = new QueryFailedError('SELECT $1', [secrets.password], new Error(sentence));
    const text = logged((logger) =>
      logger.error({ reference: 'r-1', err: failed }, 'request failed', 'Spec'),
    );
    expectClean(text);
    expect(JSON.parse(text)).toMatchObject({
      ...{ msg: 'request failed', reference: 'r-1', context: 'Spec' },
      err: { query: 'SELECT $1', parameters: '***', stack: expect.any(String) as string },
    });
  });

  it('has nothing of a value that the database could not read', () => {
    const said = `invalid input syntax for type integer: "${secrets.password}"`;
    const failed = new QueryFailedError('SELECT $1::int', [secrets.password], new Error(said));
    const text = logged((logger) => logger.error(failed, 'job failed'));
    expectClean(text);
    expect(text).toContain('invalid input syntax for type integer: \\"***\\"');
  });

  it('still says what is needed to find a fault', () => {
    const text = logged((logger) => logger.error(new Error('push 42 failed: 91310113MA1GPCXJ6A')));
    expect(text).toMatch(/push 42 failed: 91310113MA1GPCXJ6A[\s\S]*logging\.spec/);
    expect(JSON.parse(text)).toMatchObject({ level: 50, name: 'spec', time: expect.any(Number) as number });
  });
});
