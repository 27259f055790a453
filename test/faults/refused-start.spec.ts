import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Home } from '../setup/launched.js';

let home: Home;
beforeEach(async () => void (home = await Home.make()));
afterEach(() => home.remove());

describe('A start that cannot go on', () => {
  it.each([
    ['PORT', 'http', '环境变量 PORT：应为 1–65535 的整数，现为“http”。'],
    ['DEMO_ENTERPRISES', '-3', '环境变量 DEMO_ENTERPRISES：应为 1–10000000 的整数，现为“-3”。'],
    [
      'DATABASE_URL',
      'mysql://app:hidden@db/x',
      '环境变量 DATABASE_URL：应为 postgres://用户:密码@主机:端口/库名 形式的地址。',
    ],
    [
      'DATABASE_URL',
      'postgres://app:hidden@127.0.0.1:1/x',
      '环境变量 DATABASE_URL：连接不上 127.0.0.1:1/x：没有程序在该地址监听',
    ],
    [
      'REDIS_URL',
      'redis://:hidden@127.0.0.1:1',
      '环境变量 REDIS_URL：连接不上 127.0.0.1:1：没有程序在该地址监听',
    ],
    ['HOST', '192.0.2.1', '环境变量 HOST：无法在 192.0.2.1 上监听'],
  ])('says in one line what is wrong with %s=%s, without a secret', async (name, value, line) => {
    const { code, output } = await home.launch({ [name]: value }).ended;
    expect(code).toBe(1);
    expect(output.trim().split('\n')).toEqual([expect.stringContaining(line)]);
    expect(output).not.toContain('hidden');
    expect(existsSync(home.cluster)).toBe(false);
  });

  it('says which port is taken and how to use another, before it touches anything', async () => {
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(home.port, '127.0.0.1', resolve));
    const { code, output } = await home.launch().ended;
    squatter.close();
    expect(code).toBe(1);
    expect(output).toMatch(new RegExp(`^端口 ${home.port} 已被占用：.*PORT=\\d+ npm start\n$`));
    expect(existsSync(home.cluster)).toBe(false);
  });

  it('does not delete anything of a database server of one’s own', async () => {
    const { code, output } = await home.launch({ DATABASE_URL: 'postgres://app@127.0.0.1:1/x' }, ['--reset'])
      .ended;
    expect([code, output]).toEqual([1, expect.stringContaining('未删除任何内容')]);
  });
});
