/** From when until when something stands, both days included. */
export const validity = ({ validFrom, validTo }: { validFrom: string | null; validTo: string | null }) =>
  validFrom ? `${validFrom} 至 ${validTo ?? '长期'}` : null;
