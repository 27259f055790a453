import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

export type NoticeKind = 'policy' | 'reminder' | 'hotNews' | 'live';

/** The content that is pushed; one notice on several channels or in several waves is one notice. */
@Entity('notice')
export class Notice {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  department!: string;

  @Column('text')
  kind!: NoticeKind;

  @Column('text')
  title!: string;

  @Column('text')
  body!: string;

  @Column('text', { nullable: true })
  link!: string | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
