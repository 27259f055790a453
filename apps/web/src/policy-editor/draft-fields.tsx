import { reasonOf } from '../api/problem.js';
import type { DraftContent, DraftFault } from '../api/types.js';
import { NoticeBar } from '../app/notice-bar.js';
import { Panel } from '../app/panel.js';
import type { Active } from './active.js';
import { ContactFields } from './contact-fields.js';
import type { Change } from './content-edit.js';
import { HeadFields } from './head-fields.js';
import { ItemsSection } from './items-section.js';
import { SubmitPanel } from './submit-panel.js';
import { TimeFields } from './time-fields.js';

interface Props {
  content: DraftContent;
  policy: string | null;
  /** Those that are shown at their fields: none until somebody asked. */
  faults: readonly DraftFault[];
  /** All that are left. */
  remaining: readonly DraftFault[];
  isCurrent: boolean;
  active: Active | undefined;
  pending: boolean;
  error: unknown;
  change: Change;
  onActivate: (active: Active | undefined) => void;
  onShow: (fault: DraftFault) => void;
  onSubmit: () => void;
}

/** Everything that is filled in, from top to bottom in the order in which one works. */
export function DraftFields({ content, policy, faults, change, ...rest }: Props) {
  return (
    <>
      <div id="section-head">
        <Panel title="基本信息">
          <HeadFields content={content} policy={policy} faults={faults} change={change} />
        </Panel>
      </div>
      <div id="section-items">
        <ItemsSection
          items={content.items}
          title={content.title}
          faults={faults}
          active={rest.active}
          onActivate={rest.onActivate}
          change={change}
        />
      </div>
      <div id="section-time">
        <Panel title="有效期与批次">
          <TimeFields content={content} faults={faults} change={change} />
        </Panel>
      </div>
      <div id="section-contact">
        <Panel title="办理信息">
          <ContactFields content={content} faults={faults} change={change} />
        </Panel>
      </div>
      <div id="section-submit">
        {rest.error !== null && rest.error !== undefined && (
          <NoticeBar tone="bad">{reasonOf(rest.error)}</NoticeBar>
        )}
        <SubmitPanel
          faults={rest.remaining}
          current={rest.isCurrent}
          pending={rest.pending}
          onShow={rest.onShow}
          onSubmit={rest.onSubmit}
        />
      </div>
    </>
  );
}
