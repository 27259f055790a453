import type { BrowserContext } from 'playwright-core';
import { inject } from 'vitest';
import type { Credentials } from '../setup/signed-in.js';

/** What the API answered; problems and successes alike. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: unknown;
}

/** An error as every route words it. */
export interface Problem {
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly errors?: readonly { readonly pointer: string; readonly message: string }[];
}

export interface PushDetail {
  readonly id: string;
  readonly state: string;
  readonly sequence: number | null;
  readonly contentHash: string;
  readonly targeted: number | null;
  readonly delivered: number | null;
  readonly history: readonly { readonly action: string; readonly person: string }[];
}

export interface Message {
  readonly sequence: number;
  readonly push: string;
  readonly title: string;
}

type Content = string | FormData | Uint8Array<ArrayBuffer> | object;

type CredentialsByName = Readonly<Record<string, Credentials>>;

/** What makes a request that of a demo person, who signed in at the provider when the service started. */
function credentialsOf(name: string, known: CredentialsByName = inject('credentials')): Credentials {
  const credentials = known[name];
  if (!credentials) throw new Error(`no demo person is called ${name}`);
  return credentials;
}

/** Hands a person's session to a browser. */
export async function signInto(context: BrowserContext, name: string, address: string): Promise<void> {
  await context.addCookies([{ ...credentialsOf(name).cookie, url: address }]);
}

/** Somebody who talks to the API as the pages do; without a name, somebody who has not signed in. */
export class Acting {
  constructor(
    private readonly address: string,
    readonly name?: string,
    /** Of whoever signed in at another service than the suite's. */
    private readonly credentials?: CredentialsByName,
  ) {}

  get headers(): Record<string, string> {
    if (!this.name) return {};
    const { cookie, csrf } = credentialsOf(this.name, this.credentials);
    return { cookie: `${cookie.name}=${cookie.value}`, 'x-csrf-token': csrf };
  }

  /** One request; objects are sent as JSON, texts as they are. */
  async ask(
    method: string,
    path: string,
    content?: Content,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(`${this.address}${path}`, {
      method,
      headers: { ...this.headers, ...typeOf(content), ...headers },
      body: bodyOf(content),
    });
    const type = response.headers.get('content-type') ?? '';
    const text = await response.text();
    return { status: response.status, type, body: /json/.test(type) ? JSON.parse(text) : text };
  }

  /** A request that is to succeed. @throws with what was answered instead */
  async get<T>(path: string): Promise<T> {
    return expectSuccess<T>(await this.ask('GET', path));
  }

  async post<T>(path: string, content?: Content, headers?: Record<string, string>): Promise<T> {
    return expectSuccess<T>(await this.ask('POST', path, content, headers));
  }

  /** Sends a body piece by piece, however long it takes. */
  async upload(path: string, body: ReadableStream<Uint8Array>, type: string): Promise<number> {
    const headers = { ...this.headers, 'content-type': type };
    const streaming = { method: 'POST', headers, body, duplex: 'half' } as const;
    return (await fetch(`${this.address}${path}`, streaming)).status;
  }

  /** The code of the first enterprise this person acts for. */
  async uscc(): Promise<string> {
    const { enterprises } = await this.get<{ enterprises: { uscc: string }[] }>('/api/me');
    const first = enterprises[0];
    if (!first) throw new Error(`${this.name ?? 'nobody'} acts for no enterprise`);
    return first.uscc;
  }
}

function expectSuccess<T>({ status, body }: Answer): T {
  if (status >= 300) throw new Error(`answered ${status}: ${JSON.stringify(body)}`);
  return body as T;
}

function typeOf(content: Content | undefined): Record<string, string> {
  const isJson = content !== undefined && !(content instanceof FormData || content instanceof Uint8Array);
  return isJson ? { 'content-type': 'application/json' } : {};
}

function bodyOf(content: Content | undefined): RequestInit['body'] {
  if (content === undefined || typeof content === 'string') return content;
  return content instanceof FormData || content instanceof Uint8Array ? content : JSON.stringify(content);
}
