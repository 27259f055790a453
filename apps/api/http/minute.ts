const minutes = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** An instant as files for people say it: `2026-11-25 14:20`, in Shanghai. */
export const minuteText = (at: Date | string): string => minutes.format(new Date(at));
