/** A fault of one field: where (JSON Pointer into the body) and what. */
export interface FieldFault {
  pointer: string;
  message: string;
}

/** What the server answered instead of a result (RFC 9457), or that it could not be reached (status 0). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly faults: FieldFault[] = [],
  ) {
    super(detail);
  }
}

export const isProblem = (error: unknown): error is Problem => error instanceof Problem;

interface ProblemBody {
  title?: string;
  detail?: string;
  code?: string;
  errors?: FieldFault[];
}

const isBody = (body: unknown): body is ProblemBody => typeof body === 'object' && body !== null;

/** Reads a problem document; anything else becomes a problem that says at least the status. */
export function problemFrom(status: number, body: unknown): Problem {
  const fallback = `服务器没有完成这个请求（${status}），请稍后重试`;
  if (!isBody(body)) return new Problem(status, 'unexpected', fallback);
  return new Problem(
    status,
    body.code ?? 'unexpected',
    body.detail ?? body.title ?? fallback,
    body.errors ?? [],
  );
}

/** The connection failed before any answer came. */
export const unreachable = (): Problem => new Problem(0, 'unreachable', '无法连接服务器，请检查网络后重试');

/** The text for a person, whatever was thrown. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error && error.message ? error.message : '出现了未知错误，请重试';

/** The text for a person where something was thrown. */
export const faultOf = (error: unknown): string | undefined => (error ? reasonOf(error) : undefined);
