import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Client } from 'pg';
import { Config } from '../config.js';

type Listener = (payload: string) => void;

const reconnectDelayMs = 500;

/**
 * LISTEN on one connection for the whole process. A lost connection is reopened; since what was sent in between
 * is gone, every listener is then called with an empty payload and must look for itself.
 */
@Injectable()
export class Notifications implements OnApplicationShutdown {
  private readonly logger = new Logger(Notifications.name);
  private readonly listeners = new Map<string, Set<Listener>>();
  private client: Client | undefined;
  private connecting: Promise<void> | undefined;
  private stopped = false;

  constructor(private readonly config: Config) {}

  /** Calls back for each NOTIFY on the channel, and with '' after a reconnect. Returns how to stop. */
  async listen(channel: string, listener: Listener): Promise<() => void> {
    const listeners = this.listeners.get(channel) ?? new Set();
    listeners.add(listener);
    this.listeners.set(channel, listeners);
    await (this.connecting ??= this.connect());
    await this.client?.query(`LISTEN ${this.quote(channel)}`);
    return () => listeners.delete(listener);
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new Client({ connectionString: this.config.databaseUrl, keepAlive: true });
    client.on('notification', ({ channel, payload }) => this.tell(channel, payload ?? ''));
    client.on('error', () => undefined);
    try {
      await client.connect();
      for (const channel of this.listeners.keys()) await client.query(`LISTEN ${this.quote(channel)}`);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    this.client = client;
    // Only a connection that stood can be lost. A failed attempt ends too, and is tried again by whoever made it:
    // were both to try, each failure would double the attempts until the database takes no more connections.
    client.once('end', () => this.reconnect());
  }

  private reconnect(): void {
    if (this.stopped) return;
    setTimeout(() => {
      this.connecting = this.connect();
      this.connecting.then(
        () => [...this.listeners.keys()].forEach((channel) => this.tell(channel, '')),
        (error: unknown) => {
          this.logger.warn(
            `LISTEN connection lost: ${error instanceof Error ? error.message : String(error)}`,
          );
          this.reconnect();
        },
      );
    }, reconnectDelayMs).unref();
  }

  private tell(channel: string, payload: string): void {
    this.listeners.get(channel)?.forEach((listener) => listener(payload));
  }

  private quote(channel: string): string {
    return `"${channel.replaceAll('"', '""')}"`;
  }
}
