import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { reasonOf } from '../api/problem.js';
import type { PushDetail } from '../api/types.js';
import { NoticeBar } from '../app/notice-bar.js';
import { Panel } from '../app/panel.js';
import { FoldedInsight } from '../insight/folded-insight.js';
import { AimFields } from './aim-fields.js';
import styles from './composer.module.css';
import { ContentFields } from './content-fields.js';
import { aimOf, type Change, type Draft } from './draft.js';
import { DraftPreview } from './draft-preview.js';
import { LeaveWarning } from './leave-warning.js';
import { SegmentFields } from './segment-fields.js';
import { useSaving } from './use-saving.js';

/** Where a push is written: whom it is aimed at, what it says, and how it will look. */
export function Composer({ start, push }: { start: Draft; push?: PushDetail }) {
  const [draft, setDraft] = useState(start);
  const form = useRef<HTMLFormElement>(null);
  const navigate = useNavigate();
  const { save, saved, faults, pending, error } = useSaving(push?.id);
  useFirstFault(form, faults);
  const change: Change = (changes) => setDraft((old) => ({ ...old, ...changes }));
  const dirty = draft !== start && !saved;
  // Only once the warning about unsaved changes has been taken down may the page be left.
  useEffect(() => {
    if (saved) void navigate(`/pushes/${saved.id}`);
  }, [saved, navigate]);
  return (
    <>
      <NoticeBar tone="bad">
        <strong>严禁录入国家秘密</strong>、工作秘密和未公开的企业信息。推送内容会发给企业。
      </NoticeBar>
      <form
        ref={form}
        noValidate
        className={styles.composer}
        onSubmit={(event) => {
          event.preventDefault();
          save(draft);
        }}
      >
        <div>
          <Panel title="发给谁">
            <AimFields draft={draft} change={change} faults={faults} ruleText={push?.ruleText} />
            {draft.aim !== 'list' && (
              <>
                <SegmentFields draft={draft} change={change} faults={faults} />
                <FoldedInsight {...aimOf(draft)} />
              </>
            )}
          </Panel>
          <Panel title="写什么">
            <ContentFields draft={draft} change={change} faults={faults} />
          </Panel>
          {error && <NoticeBar tone="bad">没能保存：{reasonOf(error)}</NoticeBar>}
          <div className={styles.buttons}>
            <Button type="primary" htmlType="submit" loading={pending}>
              保存草稿，去核对和提交
            </Button>
            <Button onClick={() => void navigate(push ? `/pushes/${push.id}` : '/pushes')}>取消</Button>
            <span className="muted" role="status">
              {dirty ? '有未保存的修改' : ''}
            </span>
          </div>
        </div>
        <DraftPreview draft={draft} />
      </form>
      <LeaveWarning when={dirty} />
    </>
  );
}

/** Brings the first faulty field to the person. */
function useFirstFault(form: React.RefObject<HTMLFormElement | null>, faults: Record<string, string>): void {
  useEffect(() => {
    if (Object.keys(faults).length === 0) return;
    form.current?.querySelector('[role="alert"]')?.scrollIntoView({ block: 'center' });
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus({ preventScroll: true });
  }, [form, faults]);
}
