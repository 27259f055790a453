import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Fault, type TimeOuts } from '#platform';

/**
 * How long a client may take to say what it wants (slow loris). Node closes connections whose headers or whole
 * request are late; bodies that are no upload are given less than those.
 */
export function serverTimeOuts({ headersSeconds, uploadSeconds }: TimeOuts) {
  const headersTimeout = headersSeconds * 1_000;
  return {
    requestTimeout: uploadSeconds * 1_000,
    http: { headersTimeout, connectionsCheckingInterval: Math.ceil(headersTimeout / 4) },
    clientErrorHandler: answerBrokenRequest,
  };
}

/** Refuses bodies that are not there in time; uploads have the time of the whole request. */
export function limitBodyTime(server: FastifyInstance, { bodySeconds }: TimeOuts): void {
  server.addHook('preParsing', (request, _reply, payload, done) => {
    if (!isUpload(request)) expire(payload as IncomingMessage, bodySeconds);
    done(null, payload);
  });
}

const isUpload = ({ headers }: FastifyRequest): boolean =>
  headers['content-type']?.toLowerCase().startsWith('multipart/') ?? false;

function expire(payload: IncomingMessage, seconds: number): void {
  if (payload.readableEnded || payload.complete) return;
  const late = new Fault('late', 'request-timeout', `请求内容没有在 ${seconds} 秒内发完，请检查网络后重试`);
  // The parser hears of it as of any other fault of the stream, so that it is answered as one.
  const timer = setTimeout(() => payload.emit('error', late), seconds * 1_000);
  const settle = (): void => clearTimeout(timer);
  payload.once('end', settle).once('close', settle).once('error', settle);
}

const texts: Readonly<Record<string, readonly [status: number, detail: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, '请求没有在规定时间内发完，请检查网络后重试'],
  HPE_HEADER_OVERFLOW: [431, '请求头过大，请清除本站的 Cookie 后重试'],
};

/** Answers what is no request at all, or none in time, in the form of all other problems. */
function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy(error);
  const [status, detail] = texts[error.code ?? ''] ?? [400, '请求不符合 HTTP 格式'];
  const title = STATUS_CODES[status] ?? '';
  const code = status === 408 ? 'request-timeout' : 'request-refused';
  const body = JSON.stringify({ type: `urn:policy-push:problem:${code}`, title, status, detail, code });
  socket.end(
    `HTTP/1.1 ${status} ${title}\r\nContent-Type: application/problem+json; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
