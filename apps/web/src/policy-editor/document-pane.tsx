import { Button, Upload } from 'antd';
import { useState } from 'react';
import { documentFile } from '../api/policy-documents.js';
import { reasonOf } from '../api/problem.js';
import type { PolicyDocument } from '../api/types.js';
import { NoticeBar } from '../app/notice-bar.js';
import { activeName, type Active } from './active.js';
import { DocumentText } from './document-text.js';
import styles from './editor.module.css';
import type { Anchor } from './marks.js';
import { placeOfNode } from './rule-nodes.js';
import type { Span } from './squeezed.js';
import { TextInput } from './text-input.js';
import { useDocument } from './use-document.js';

interface Props {
  document: PolicyDocument | undefined;
  fault: string | undefined;
  anchors: readonly Anchor[];
  active: Active | undefined;
  onDocument: (id: string) => void;
  onActivate: (active: Active) => void;
  /** Makes a piece of the text the clause of the active condition. */
  onQuote: (span: Span) => void;
}

/** The document beside the items: its text, and in it the clauses that conditions rest on. */
export function DocumentPane({ document, fault, anchors, active, onDocument, onActivate, onQuote }: Props) {
  const [typing, setTyping] = useState(false);
  const { upload, keep, error } = useDocument(document, (id) => {
    setTyping(false);
    onDocument(id);
  });
  const readable = document !== undefined && document.body !== '';
  return (
    <section className={styles.pane} aria-label="政策原文">
      <PaneHead
        document={document}
        uploading={upload.isPending}
        typing={typing}
        onFile={upload.mutate}
        onTyping={readable ? () => setTyping(!typing) : undefined}
      />
      <Trouble document={document} error={error} fault={fault} />
      {!document && <FirstFile pending={upload.isPending} onFile={upload.mutate} />}
      {typing || !readable ? (
        <TextInput key={document?.id} document={document} pending={keep.isPending} onKeep={keep.mutate} />
      ) : (
        <DocumentText
          body={document.body}
          anchors={anchors}
          active={active}
          target={active?.pointer ? activeName(active) : undefined}
          onActivate={onActivate}
          onQuote={onQuote}
        />
      )}
      {readable && <LostQuotes anchors={anchors} onActivate={onActivate} />}
    </section>
  );
}

interface HeadProps {
  document: PolicyDocument | undefined;
  uploading: boolean;
  typing: boolean;
  onFile: (file: File) => void;
  /** Absent while there is no text to be put right. */
  onTyping: (() => void) | undefined;
}

function PaneHead({ document, uploading, typing, onFile, onTyping }: HeadProps) {
  return (
    <header className={styles.paneHead}>
      <h2 className={styles.paneTitle}>{document?.name ?? '政策文件'}</h2>
      {document && (
        <span className={styles.paneLinks}>
          {document.kind !== 'text' && (
            <a href={documentFile(document.id)} download>
              下载原件
            </a>
          )}
          <FileButton label="换一份文件" pending={uploading} onFile={onFile} />
          {onTyping && (
            <Button size="small" onClick={onTyping}>
              {typing ? '不改了' : '改正文字'}
            </Button>
          )}
        </span>
      )}
    </header>
  );
}

interface TroubleProps {
  document: PolicyDocument | undefined;
  error: unknown;
  fault: string | undefined;
}

/** Why a file was refused, why it has no text, or what is still missing: one of them at a time. */
function Trouble({ document, error, fault }: TroubleProps) {
  if (error) return <NoticeBar tone="bad">{reasonOf(error)}</NoticeBar>;
  if (document?.body === '' && document.remark) return <NoticeBar tone="warn">{document.remark}</NoticeBar>;
  return fault ? <NoticeBar tone="bad">{fault}</NoticeBar> : null;
}

interface FileProps {
  pending: boolean;
  onFile: (file: File) => void;
}

function FileButton({ label, pending, onFile }: FileProps & { label: string }) {
  return (
    <Upload
      accept=".pdf,.docx"
      showUploadList={false}
      beforeUpload={(file) => {
        onFile(file);
        return false;
      }}
    >
      <Button size="small" loading={pending}>
        {label}
      </Button>
    </Upload>
  );
}

function FirstFile({ pending, onFile }: FileProps) {
  return (
    <Upload.Dragger
      accept=".pdf,.docx"
      showUploadList={false}
      disabled={pending}
      beforeUpload={(file) => {
        onFile(file);
        return false;
      }}
    >
      <p className={styles.dropTitle}>{pending ? '正在读取文件…' : '把政策文件拖到这里，或点击选择'}</p>
      <p className="muted">PDF 或 DOCX，不超过 20 MB；扫描件读不出文字，可以把原文粘贴到下面</p>
    </Upload.Dragger>
  );
}

interface LostProps {
  anchors: readonly Anchor[];
  onActivate: (active: Active) => void;
}

/** Clauses that are quoted but do not stand in the document. */
function LostQuotes({ anchors, onActivate }: LostProps) {
  const lost = anchors.filter(({ span }) => !span);
  if (lost.length === 0) return null;
  return (
    <NoticeBar tone="warn">
      原文中找不到这 {lost.length} 处依据，请在原文中重新选取：
      <ul>
        {lost.map(({ item, pointer, quote }) => (
          <li key={`${item}${pointer}`}>
            <Button type="link" size="small" onClick={() => onActivate({ item, pointer })}>
              条目 {item + 1} · {placeOfNode(pointer)}
            </Button>
            “{quote.length > 30 ? `${quote.slice(0, 30)}…` : quote}”
          </li>
        ))}
      </ul>
    </NoticeBar>
  );
}
