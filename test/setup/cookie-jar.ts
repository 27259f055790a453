interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
}

const mostRedirects = 15;

/** A page as a browser ends up on it. */
export interface Visited {
  readonly url: URL;
  readonly status: number;
  readonly text: string;
}

/** A browser without a window: keeps cookies by path, follows redirects, sends forms. All hosts are this machine. */
export class CookieJar {
  /** Every address that was asked, in order, with what stood in it. */
  readonly asked: URL[] = [];
  private cookies: Cookie[] = [];

  /** Goes to an address and from there wherever it is sent. */
  async visit(address: string | URL, form?: Readonly<Record<string, string>>): Promise<Visited> {
    let url = new URL(address);
    let response = await this.request(url, form);
    for (let left = mostRedirects; isRedirect(response); left--) {
      if (left === 0) throw new Error(`redirected without end: ${url.href}`);
      url = new URL(response.headers.get('location') ?? '', url);
      response = await this.request(url);
    }
    return { url, status: response.status, text: await response.text() };
  }

  /** One request, with the cookies and without following anything. */
  async request(url: URL, form?: Readonly<Record<string, string>>): Promise<Response> {
    this.asked.push(url);
    const response = await fetch(url, {
      method: form ? 'POST' : 'GET',
      body: form && new URLSearchParams(form),
      headers: { cookie: this.header(url) },
      redirect: 'manual',
    });
    response.headers.getSetCookie().forEach((line) => this.take(line));
    return response;
  }

  /** What is sent along to an address. */
  header(url: URL): string {
    const fitting = this.cookies.filter(({ path }) => url.pathname.startsWith(path));
    return fitting.map(({ name, value }) => `${name}=${value}`).join('; ');
  }

  /** The cookie whose name begins so. */
  find(prefix: string): { readonly name: string; readonly value: string } | undefined {
    return this.cookies.find(({ name }) => name.startsWith(prefix));
  }

  private take(line: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    const attribute = (wanted: string) =>
      attributes.find((each) => each.toLowerCase().startsWith(`${wanted}=`))?.slice(wanted.length + 1);
    const path = attribute('path') ?? '/';
    const expires = attribute('expires');
    this.cookies = this.cookies.filter((each) => each.name !== name || each.path !== path);
    const dead = value === '' || (expires !== undefined && Date.parse(expires) < Date.now());
    if (!dead) this.cookies.push({ name, value, path });
  }
}

function isRedirect({ status, headers }: Response): boolean {
  return status >= 300 && status < 400 && headers.has('location');
}
