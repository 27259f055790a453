import type { RuleGroup } from '#matching';
import {
  Column,
  CreateDateColumn,
  Entity,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  type Relation,
} from 'typeorm';
import { Notice } from './notice.js';

/** The part of an audience that a push may address. */
export type Segment = 'eligible' | 'undetermined' | 'needsPerson' | 'nearMiss';

/** A segment and what is said to it beyond the notice. */
export interface AddressedSegment {
  readonly segment: Segment;
  readonly text?: string;
}

export type ChannelName = 'page';
export type PushState = 'draft' | 'submitted' | 'returned' | 'withdrawn' | 'approved' | 'done';

const bigint = {
  to: (value: number | null) => value,
  from: (text: string | null) => (text === null ? null : Number(text)),
};

/** A dispatch of a notice to an audience over channels. */
@Entity('push')
export class Push {
  @PrimaryColumn('uuid')
  id!: string;

  /** Order of dispatch; null until planned. */
  @Column('bigint', { nullable: true, transformer: bigint })
  sequence!: number | null;

  @ManyToOne(() => Notice, { eager: true })
  @JoinColumn({ name: 'notice' })
  notice!: Relation<Notice>;

  @Column('text')
  department!: string;

  @Column('text', { nullable: true })
  policy!: string | null;

  @Column('uuid', { nullable: true })
  item!: string | null;

  @Column('uuid', { nullable: true })
  round!: string | null;

  /** Either a rule or a list says whom it is for. */
  @Column('jsonb', { nullable: true })
  rule!: RuleGroup | null;

  @Column('uuid', { nullable: true })
  list!: string | null;

  @Column('jsonb')
  segments!: AddressedSegment[];

  @Column('text', { array: true })
  channels!: ChannelName[];

  @Column('text')
  state!: PushState;

  @Column('text', { name: 'content_hash' })
  contentHash!: string;

  @Column('int', { name: 'drift_tolerance' })
  driftTolerance!: number;

  @Column('bigint', { name: 'population_version', nullable: true, transformer: bigint })
  populationVersion!: number | null;

  @Column('date', { name: 'dispatched_on', nullable: true })
  dispatchedOn!: string | null;

  @Column('timestamptz', { name: 'dispatched_at', nullable: true })
  dispatchedAt!: Date | null;

  @Column('uuid', { name: 'created_by' })
  createdBy!: string;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column('uuid', { name: 'submitted_by', nullable: true })
  submittedBy!: string | null;

  @Column('timestamptz', { name: 'submitted_at', nullable: true })
  submittedAt!: Date | null;
}
