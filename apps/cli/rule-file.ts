import { readFile } from 'node:fs/promises';
import { Fault } from '#platform';

/**
 * The JSON of a rule's file; `-` is standard input.
 * @throws Fault when there is no such file or it is no JSON
 */
export async function readRuleFile(file: string): Promise<unknown> {
  const text = await (file === '-' ? readStandardInput() : readFile(file, 'utf8')).catch(() => {
    throw new Fault('notFound', 'no-such-file', `没有找到规则文件 ${file}，请检查路径`);
  });
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Fault('invalid', 'invalid-json', `${file} 不是有效的 JSON，请检查格式`);
  }
}

async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
