import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { Link } from 'react-router';
import { policiesQuery } from '../api/policies.js';
import { documentFile, documentQuery } from '../api/policy-documents.js';
import type { DraftContent, DraftDetail, DraftItem } from '../api/types.js';
import { Facts } from '../app/facts.js';
import { Mark } from '../app/mark.js';
import { NoticeBar } from '../app/notice-bar.js';
import { Panel } from '../app/panel.js';
import { FoldedInsight } from '../insight/folded-insight.js';
import { DraftHistory } from './draft-history.js';
import { DRAFT_STATES, disclosureName, meansName } from './draft-words.js';
import type { Active } from './active.js';
import { activeName, keyOf, showCondition } from './active.js';
import styles from './editor.module.css';
import { anchorsOf } from './marks.js';
import { MarkedText } from './marked-text.js';
import { RuleGrounds } from './rule-grounds.js';
import { useActiveInSight } from './use-active-in-sight.js';
import type { RuleGroup } from '../rules/rule.js';

/** A draft for whoever decides on it: all of it, beside the document it rests on. */
export function DraftReading({ draft }: { draft: DraftDetail }) {
  const { content, state } = draft;
  const [active, setActive] = useState<Active>();
  return (
    <>
      <p className="muted" role="status" style={{ marginBottom: 16 }}>
        <Mark tone={DRAFT_STATES[state].tone}>{DRAFT_STATES[state].name}</Mark> {DRAFT_STATES[state].meaning}
      </p>
      {draft.blocked && <NoticeBar tone="warn">{draft.blocked}</NoticeBar>}
      <div className={styles.reading}>
        <div className={styles.form}>
          <Head content={content} />
          {content.items.map((item, index) => (
            <Item
              key={index}
              item={item}
              reckoning={draft.items[index]?.reckoning ?? null}
              index={index}
              active={active?.item === index ? active.pointer : undefined}
              onActivate={(pointer) => setActive({ item: index, pointer })}
            />
          ))}
          <Rounds content={content} />
          <DraftHistory history={draft.history} />
        </div>
        <Document
          content={content}
          active={active}
          onActivate={(next) => {
            setActive(next);
            showCondition(next);
          }}
        />
      </div>
    </>
  );
}

function Head({ content }: { content: DraftContent }) {
  const { attachments, materials } = content;
  return (
    <Panel title="基本信息">
      <p style={{ marginBottom: 12 }}>{content.summary}</p>
      <Facts
        of={[
          ['发文机关', content.body],
          ['文号', said(content.documentNumber)],
          ['来源', said(content.source)],
          ['成文日期', content.adoptedOn],
          ['索引号', said(content.indexNumber)],
          ['公开属性', disclosureName(content.disclosure)],
          ['公开网址', said(content.address)],
          ['有效期', `${content.validFrom ?? '未定'} 至 ${content.validTo ?? '长期'}`],
          ['主题', said(content.themes.join('、'))],
          ['联系', said([content.contact, content.telephone].filter(Boolean).join(' '))],
          ['申报入口', said(content.entry)],
          ['材料', said(materials.join('；'))],
          ['代替', content.supersedes && <PolicyName code={content.supersedes} />],
          ['附件', attachments.length > 0 ? <Attachments of={attachments} /> : null],
        ]}
      />
    </Panel>
  );
}

/** A text that is there; nothing is written beside a name that nobody filled in. */
const said = (text: string): string | null => text || null;

function Attachments({ of }: { of: DraftContent['attachments'] }) {
  return (
    <ul>
      {of.map(({ document, name }) => (
        <li key={document}>
          <a href={documentFile(document)} download>
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The policy whose place the draft will take. */
function PolicyName({ code }: { code: string }) {
  const policies = useQuery(policiesQuery);
  return (
    <Link to={`/policies/${encodeURIComponent(code)}`}>
      《{policies.data?.find((policy) => policy.code === code)?.title ?? code}》
    </Link>
  );
}

interface ItemProps {
  item: DraftItem;
  reckoning: string | null;
  index: number;
  active: string | undefined;
  onActivate: (pointer: string) => void;
}

function Item({ item, reckoning, index, active, onActivate }: ItemProps) {
  return (
    <div id={`item-${index}`}>
      <Panel title={`条目 ${index + 1}：${item.title}`}>
        <Facts
          of={[
            ['支持内容', item.benefit?.text ?? '没有公布'],
            ['支持方式', meansName(item.benefit?.means)],
            ['金额算法', reckoning ?? '没有公布金额，体检时不计算'],
            ['互斥组', item.exclusionGroup || null],
            ['办理建议', item.advice || null],
          ]}
        />
        <h3 className={styles.heading}>条件</h3>
        <RuleGrounds rule={item.rule as RuleGroup} active={active} onActivate={onActivate} />
        <FoldedInsight rule={item.rule} />
      </Panel>
    </div>
  );
}

function Rounds({ content: { rounds } }: { content: DraftContent }) {
  if (rounds.length === 0) return null;
  return (
    <Panel title="批次">
      <ul>
        {rounds.map(({ title, opens, closes }, index) => (
          <li key={index}>
            {title}：{opens ?? '未定'} 至 {closes ?? '未定'}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

interface DocumentProps {
  content: DraftContent;
  active: Active | undefined;
  onActivate: (active: Active) => void;
}

function Document({ content, active, onActivate }: DocumentProps) {
  const document = useQuery(documentQuery(content.document)).data;
  const marks = useMemo(
    () =>
      anchorsOf(content.items, document?.body ?? '').map(({ item, pointer, span }) => ({
        key: keyOf({ item, pointer }),
        label: `${activeName({ item, pointer })}的依据`,
        span,
        isActive: active?.item === item && active.pointer === pointer,
        onChoose: () => onActivate({ item, pointer }),
      })),
    [content.items, document, active, onActivate],
  );
  const text = useRef<HTMLDivElement>(null);
  useActiveInSight(text, active);
  if (!document) return null;
  return (
    <aside className={styles.pane} aria-label="政策原文">
      <header className={styles.paneHead}>
        <h2 className={styles.paneTitle}>{document.name}</h2>
        {document.kind !== 'text' && (
          <a href={documentFile(document.id)} download>
            下载原件
          </a>
        )}
      </header>
      <div ref={text} className={styles.text} tabIndex={0} role="document" aria-label="政策文件的文字">
        <MarkedText body={document.body} marks={marks} />
      </div>
    </aside>
  );
}
