import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import type { DemoAccounts } from './demo-accounts.js';
import { choicePage, confirmPage, faultPage } from './pages.js';

const longestBody = 1_000;

/** The pages on which people say who they are: choosing a person, and confirming that it is still them. */
export class Interactions {
  constructor(
    private readonly provider: Provider,
    private readonly accounts: DemoAccounts,
    private readonly confirmedAcr: string,
    private readonly publicUrl: string,
  ) {}

  /** Answers a request when it is for one of these pages. @returns whether it was */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const path = request.url?.split('?')[0] ?? '';
    const [, area, uid, step] = path.split('/');
    if (area !== 'interaction' || !uid) return false;
    try {
      if (request.method === 'GET') await this.show(request, response, path);
      else if (step === 'cancel') await this.cancel(request, response);
      else await this.finish(request, response);
    } catch {
      // Expired, foreign or finished: there is nothing to go on with.
      send(response, 400, faultPage(this.publicUrl));
    }
    return true;
  }

  private async show(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const present = await this.confirming(request, response);
    const text = present
      ? confirmPage(path, `${path}/cancel`, present)
      : choicePage(path, await this.accounts.list());
    send(response, 200, text);
  }

  private async finish(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const present = await this.confirming(request, response);
    const chosen = present ?? (await this.accounts.find((await bodyOf(request)).get('account') ?? ''));
    if (!chosen) return send(response, 400, faultPage(this.publicUrl));
    const strength = present ? { acr: this.confirmedAcr, amr: ['pwd', 'otp'] } : { amr: ['pwd'] };
    const result = { login: { accountId: chosen.id, ...strength } };
    await this.provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  }

  private async cancel(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const result = { error: 'access_denied', error_description: 'cancelled' };
    await this.provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  }

  /** Whom the service wants confirmed; undefined when it only wants to know who is there. */
  private async confirming(request: IncomingMessage, response: ServerResponse) {
    const { params, session } = await this.provider.interactionDetails(request, response);
    const { acr_values: values } = params;
    const asked = typeof values === 'string' ? values.split(' ') : [];
    if (!asked.includes(this.confirmedAcr) || !session?.accountId) return undefined;
    return this.accounts.find(session.accountId);
  }
}

function send(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(text);
}

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > longestBody) throw new Error('body too large');
  }
  return new URLSearchParams(text);
}
