import { saveFile } from '../text/csv.js';
import { send } from './client.js';
import { problemFrom, unreachable } from './problem.js';

/**
 * Fetches a file and hands it to the person, who may have to confirm themselves first. Throws a Problem when the server
 * refused or could not be reached.
 */
export async function download(address: string): Promise<void> {
  const response = await send(new Request(address)).catch(() => {
    throw unreachable();
  });
  if (!response.ok) throw problemFrom(response.status, await response.json().catch(() => undefined));
  saveFile(fileNameIn(response.headers.get('content-disposition') ?? ''), await response.blob());
}

/** What the server calls the file (RFC 6266 §4.3, `filename*`). */
export function fileNameIn(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  return encoded ? decodeURIComponent(encoded) : '导出.csv';
}
