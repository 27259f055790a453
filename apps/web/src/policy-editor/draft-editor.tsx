import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { documentQuery } from '../api/policy-documents.js';
import { fetchDraft } from '../api/policy-drafts.js';
import type { DraftContent, DraftDetail, DraftFault } from '../api/types.js';
import { NoticeBar } from '../app/notice-bar.js';
import { Page } from '../app/page.js';
import { LeaveWarning } from '../pushes/leave-warning.js';
import { showCondition, type Active } from './active.js';
import { ConflictDialog } from './conflict-dialog.js';
import { changedAt, type Change } from './content-edit.js';
import { DocumentPane } from './document-pane.js';
import { DraftActions } from './draft-actions.js';
import { DraftFields } from './draft-fields.js';
import { DRAFT_STATES, titleOf } from './draft-words.js';
import styles from './editor.module.css';
import { faultAt, itemPlace, sectionOf } from './fault-places.js';
import { anchorsOf, marked, withClause } from './marks.js';
import { SaveMark } from './save-mark.js';
import { SectionNav } from './section-nav.js';
import { useDraftSaver } from './use-draft-saver.js';
import { useSubmitting } from './use-submitting.js';

interface Props {
  start: DraftDetail;
  back: { to: string; label: string };
}

/** Where a policy is written: its document beside its items, saved as it is typed. */
export function DraftEditor({ start, back }: Props) {
  const [from, setFrom] = useState(start);
  return <Writing key={from.revision} start={from} back={back} onReload={setFrom} />;
}

function Writing({ start, back, onReload }: Props & { onReload: (draft: DraftDetail) => void }) {
  const { saver, known, state } = useDraftSaver(start);
  const [content, setContent] = useState(start.content);
  const [active, setActive] = useState<Active>();
  const [showing, setShowing] = useState<'form' | 'text'>('form');
  const document = useQuery(documentQuery(content.document));
  const body = document.data?.body ?? '';
  useEffect(() => saver.write(ready(content, start.content, body)), [saver, content, start, body]);
  const change = useCallback<Change>((changes) => setContent((old) => ({ ...old, ...changes })), []);
  const anchors = useMemo(() => anchorsOf(content.items, body), [content.items, body]);
  const flush = useCallback(() => void saver.flush(), [saver]);
  const submitting = useSubmitting(start.id, saver);
  const activate = useCallback((next: Active) => {
    setActive(next);
    setShowing('form');
    requestAnimationFrame(() => showCondition(next));
  }, []);
  const show = (fault: DraftFault) => {
    const place = itemPlace(fault.pointer);
    if (sectionOf(fault) === 'document') setShowing('text');
    else if (place) activate({ item: place.item, pointer: place.condition });
    else setShowing('form');
    submitting.ask();
    if (!place) requestAnimationFrame(() => scrollTo(sectionOf(fault)));
  };
  const quote = (span: { start: number; end: number }) => {
    const item = active && content.items[active.item];
    if (!item) return;
    const source = content.documentNumber || content.title;
    change({
      items: changedAt(content.items, active.item, withClause(item, active.pointer, span, body, source)),
    });
  };
  const faults = submitting.asked ? known.faults : [];
  return (
    <Page
      title={titleOf(content)}
      lead={`${start.policy ? '新版本' : '新政策'} · ${start.department.name} · ${DRAFT_STATES[start.state].name}`}
      back={back}
      actions={<DraftActions draft={known} />}
    >
      <NoticeBar tone="bad">
        <strong>严禁录入国家秘密</strong>、工作秘密和未公开的企业信息。批准后内容会公开给企业。
      </NoticeBar>
      <Returned draft={start} />
      <div className={styles.bar}>
        <SectionNav faults={known.faults} onGo={scrollTo} />
        <SaveMark state={state} onRetry={flush} />
      </div>
      <div className={styles.tabs}>
        <Segmented
          block
          aria-label="看哪一边"
          value={showing}
          options={[
            { value: 'form', label: '填写' },
            { value: 'text', label: '政策原文' },
          ]}
          onChange={setShowing}
        />
      </div>
      <div className={styles.columns} data-showing={showing}>
        <div className={styles.form}>
          <DraftFields
            content={content}
            policy={start.policy}
            faults={faults}
            remaining={known.faults}
            isCurrent={state.phase === 'saved'}
            active={active}
            pending={submitting.pending}
            error={submitting.error}
            change={change}
            onActivate={setActive}
            onShow={show}
            onSubmit={submitting.submit}
          />
        </div>
        <div className={styles.side} id="section-document">
          <DocumentPane
            document={document.data}
            fault={faultAt(faults, '/document')}
            anchors={anchors}
            active={active}
            onDocument={(id) => change({ document: id })}
            onActivate={activate}
            onQuote={quote}
          />
        </div>
      </div>
      <LeaveWarning
        when={state.phase !== 'saved'}
        saving={{ isUnderway: state.phase === 'unsaved' || state.phase === 'saving', begin: flush }}
      />
      <ConflictDialog
        state={state}
        onTheirs={() => void fetchDraft(start.id).then(onReload)}
        onMine={() => void saver.keepMine()}
      />
    </Page>
  );
}

/** The content with its marks as they are kept; what nobody touched stays the same object and is not sent. */
function ready(content: DraftContent, start: DraftContent, body: string): DraftContent {
  if (content === start || body === '') return content;
  return { ...content, items: content.items.map((item) => marked(item, body)) };
}

const scrollTo = (section: string) =>
  document.getElementById(`section-${section}`)?.scrollIntoView({ block: 'start' });

/** Why the draft came back. */
function Returned({ draft }: { draft: DraftDetail }) {
  const last = draft.history.findLast(({ action }) => action === 'returned');
  if (draft.state !== 'returned' || !last) return null;
  return (
    <NoticeBar tone="warn">
      {last.person}退回：{last.comment}
    </NoticeBar>
  );
}
