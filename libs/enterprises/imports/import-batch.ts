import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

export type ImportState = 'queued' | 'running' | 'done' | 'failed';
/** What an empty cell does to a fact that is known already. */
export type EmptyCells = 'keep' | 'clear';

export interface ImportProgress {
  readonly rows: number;
  readonly percent: number;
  readonly step: string;
}

/** One file brought into the registry, and what came of it. */
@Entity('import_batch')
export class ImportBatch {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text', { name: 'file_name' })
  fileName!: string;

  @Column('uuid', { nullable: true })
  file!: string | null;

  @Column('bigint', { name: 'file_size', transformer: { to: (size: number) => size, from: Number } })
  fileSize!: number;

  @Column('text', { nullable: true })
  feed!: string | null;

  /** The feeds whose facts it brought; empty until it is done. */
  @Column('text', { array: true })
  feeds!: string[];

  @Column('text', { nullable: true })
  period!: string | null;

  @Column('text', { name: 'empty_cells' })
  emptyCells!: EmptyCells;

  @Column('boolean')
  generated!: boolean;

  @Column('text')
  state!: ImportState;

  @Column('jsonb')
  progress!: ImportProgress;

  @Column('int')
  inserted!: number;

  @Column('int')
  updated!: number;

  @Column('int')
  unchanged!: number;

  @Column('int')
  rejected!: number;

  @Column('jsonb')
  warnings!: string[];

  @Column('text', { nullable: true })
  fault!: string | null;

  @Column('bigint', {
    name: 'population_version',
    nullable: true,
    transformer: {
      to: (version: number | null) => version,
      from: (text: string | null) => text && Number(text),
    },
  })
  populationVersion!: number | null;

  @Column('uuid', { name: 'created_by', nullable: true })
  createdBy!: string | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'started_at', nullable: true })
  startedAt!: Date | null;

  @Column('timestamptz', { name: 'heartbeat_at', nullable: true })
  heartbeatAt!: Date | null;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt!: Date | null;
}
