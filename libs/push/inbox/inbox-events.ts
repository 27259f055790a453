import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Observable, Subject } from 'rxjs';
import { type EnterpriseSet, has, setFromBlocks } from '#matching';
import { Database, Notifications } from '#platform';
import { Ledger } from '../ledger/ledger.js';
import { deliveredChannel } from '../planner.js';
import { Inbox, type Message, type Reader } from './inbox.js';

/** A push that has just been delivered, and to whom. */
interface Arrival {
  readonly sequence: number;
  readonly enterprises: EnterpriseSet;
}

/** Messages that a page missed are sent at once up to this number; it then has a page of its list to reload anyway. */
const mostMissed = 100;

/**
 * New messages for open pages. Deliveries are heard of by NOTIFY and read from the ledger in order of sequence,
 * so that a page can resume from the last one it saw.
 */
@Injectable()
export class InboxEvents implements OnModuleInit {
  private readonly logger = new Logger(InboxEvents.name);
  private readonly arrivals = new Subject<Arrival>();
  private seen = 0;
  private working: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly notifications: Notifications,
    private readonly ledger: Ledger,
    private readonly inbox: Inbox,
  ) {}

  async onModuleInit(): Promise<void> {
    this.seen = await this.newest();
    await this.notifications.listen(deliveredChannel, () => this.catchUp());
    this.catchUp();
  }

  /** The newest push that open pages have been told of: where a page without a past begins. */
  get newestAnnounced(): number {
    return this.seen;
  }

  /**
   * The messages of a reader after a sequence: first those that are there already, then each as it arrives, in
   * order and once. Unsubscribing ends everything.
   */
  messages(reader: Reader, after: number): Observable<Message> {
    return new Observable((subscriber) => {
      let sent = after;
      let queue: Promise<void> = Promise.resolve();
      const send = (messages: readonly Message[]): void => {
        for (const message of messages.filter(({ sequence }) => sequence > sent)) {
          sent = message.sequence;
          subscriber.next(message);
        }
      };
      const run = (read: () => Promise<Message[]>): void => {
        queue = queue.then(read).then(send);
        queue.catch((error: unknown) => subscriber.error(error));
      };
      run(() => this.inbox.since(reader, after, mostMissed));
      const subscription = this.arrivals.subscribe(({ sequence, enterprises }) => {
        if (has(enterprises, reader.enterprise))
          run(async () => [await this.inbox.message(reader, sequence)]);
      });
      return () => subscription.unsubscribe();
    });
  }

  private catchUp(): void {
    this.working = this.working
      .then(() => this.announceNew())
      .catch((error: unknown) => this.logger.error(error));
  }

  private async announceNew(): Promise<void> {
    const newest = await this.newest();
    while (this.seen < newest) {
      const sequence = this.seen + 1;
      if (this.arrivals.observed) this.arrivals.next({ sequence, enterprises: await this.reached(sequence) });
      this.seen = sequence;
    }
  }

  private async reached(sequence: number): Promise<EnterpriseSet> {
    const rows = await this.ledger.delivered(sequence);
    const blocks = Math.max(0, ...rows.map(({ block }) => block + 1));
    return setFromBlocks(blocks, rows);
  }

  private async newest(): Promise<number> {
    const row = await this.database.one<{ newest: string }>(
      'SELECT coalesce(max(sequence), 0) AS newest FROM push',
    );
    return Number(row?.newest);
  }
}
