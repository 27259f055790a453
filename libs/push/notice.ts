import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

export type NoticeKind = 'policy' | 'reminder' | 'hotNews' | 'live';

/** What a kind of notice is called. */
export const noticeKindNames: Readonly<Record<NoticeKind, string>> = {
  policy: '政策',
  reminder: '提醒',
  hotNews: '热点',
  live: '直播',
};

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
