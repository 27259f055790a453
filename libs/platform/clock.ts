import { Injectable } from '@nestjs/common';

/** Days and years are cut in Shanghai, whatever the server's zone is. */
const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });

/** The calendar day in Asia/Shanghai of an instant, as YYYY-MM-DD. */
export function shanghaiDay(instant: Date): string {
  return shanghai.format(instant);
}

/** The only source of the present; tests hand in another. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }

  /** Today in Shanghai, YYYY-MM-DD. */
  today(): string {
    return shanghaiDay(this.now());
  }
}
