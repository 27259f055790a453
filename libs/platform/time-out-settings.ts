import { z } from 'zod';

const seconds = (otherwise: number) => {
  const error = '应为 1–3600 的整数';
  return z.coerce.number({ error }).int({ error }).min(1, { error }).max(3_600, { error }).default(otherwise);
};

/** How long clients may take to send a request. */
export const timeOutVariables = {
  TIMEOUT_HEADERS_SECONDS: seconds(15),
  TIMEOUT_BODY_SECONDS: seconds(30),
  TIMEOUT_UPLOAD_SECONDS: seconds(600),
};

/** How long clients may take: for the headers, for a body, for a request with an uploaded file. */
export interface TimeOuts {
  readonly headersSeconds: number;
  readonly bodySeconds: number;
  readonly uploadSeconds: number;
}

/** The settings from what was parsed. */
export function timeOuts(values: z.output<z.ZodObject<typeof timeOutVariables>>): TimeOuts {
  return {
    headersSeconds: values.TIMEOUT_HEADERS_SECONDS,
    bodySeconds: values.TIMEOUT_BODY_SECONDS,
    uploadSeconds: values.TIMEOUT_UPLOAD_SECONDS,
  };
}
