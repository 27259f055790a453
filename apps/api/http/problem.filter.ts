import { randomUUID } from 'node:crypto';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Fault, type FaultDetail, type FaultKind } from '#platform';
import { RequestTrail } from '../audit/request-trail.js';

const statuses: Readonly<Record<FaultKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  stale: 409,
  late: 408,
  tooLarge: 413,
  unsupported: 415,
  unprocessable: 422,
  tooMany: 429,
  busy: 503,
};

const titles: Readonly<Record<number, string>> = {
  400: '请求有误',
  401: '尚未登录',
  403: '没有权限',
  404: '没有找到',
  405: '不支持的方法',
  406: '不支持的格式',
  408: '请求超时',
  409: '与现状冲突',
  413: '内容过大',
  415: '不支持的内容类型',
  422: '无法处理',
  429: '请求过多',
  500: '服务器错误',
  503: '暂时不可用',
};

/** An error as RFC 9457 has it, with a stable code and JSON Pointers to faulty fields. */
interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly errors?: readonly FaultDetail[];
  readonly reference?: string;
}

/** The one place that turns errors into HTTP. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  constructor(private readonly trail: RequestTrail) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const request = http.getRequest<FastifyRequest>();
    const problem = await this.settle(error, request);
    // An event stream that has begun can only be ended.
    if (reply.raw.headersSent) return void reply.raw.end();
    send(reply, problem);
  }

  /** Writes down what went wrong, in the log and the trail. @returns what may be said of it */
  protected async settle(error: unknown, request: FastifyRequest): Promise<Problem> {
    const problem = this.problemOf(error, request);
    await this.trail.undone(request, error, problem.status);
    return problem;
  }

  private problemOf(error: unknown, request: FastifyRequest): Problem {
    if (error instanceof Fault)
      return problem(statuses[error.kind], error.code, error.message, error.details);
    const status = statusOf(error);
    if (status < 500) return problem(status, 'request-refused', refusalText(status, error));
    const reference = randomUUID();
    this.logger.error(
      { reference, method: request.method, route: request.routeOptions.url, err: error },
      'request failed',
    );
    return {
      ...problem(500, 'internal', `服务器出错，请稍后再试；如再次出现，请把编号 ${reference} 告诉管理员`),
      reference,
    };
  }
}

/** Answers what the router refuses by itself, before any filter: an address that can't be decoded. */
export function answerMalformedAddress(_error: unknown, _request: FastifyRequest, reply: FastifyReply): void {
  send(reply, problem(400, 'request-refused', '网址格式有误，请检查网址'));
}

function send(reply: FastifyReply, problem: Problem): void {
  void reply
    .status(problem.status)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem));
}

function problem(status: number, code: string, detail: string, errors: readonly FaultDetail[] = []): Problem {
  const head = {
    type: `urn:policy-push:problem:${code}`,
    title: titles[status] ?? '请求未完成',
    status,
    detail,
    code,
  };
  return errors.length > 0 ? { ...head, errors } : head;
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  if (isMalformedForm(error)) return 400;
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 ? status : 500;
}

/** What the reader of multipart forms says of a sender that speaks it badly; it gives no status of its own. */
function isMalformedForm(error: unknown): boolean {
  return (
    error instanceof Error &&
    /^(Multipart: |Part terminated|Unexpected end of (form|multipart))/.test(error.message)
  );
}

const refusals: Readonly<Record<number, string>> = {
  404: '没有这个地址，请检查网址',
  405: '这个地址不支持此操作',
  413: '内容超过上限，请减小后再提交',
  415: '内容类型不受支持，请使用 application/json（上传文件用 multipart/form-data）',
};

function refusalText(status: number, error: unknown): string {
  const known = refusals[status];
  if (known) return known;
  const message = error instanceof Error ? error.message : '';
  return /JSON/i.test(message) ? '请求内容不是有效的 JSON，请检查格式' : '请求格式有误，请检查后再试';
}
