import { Button } from 'antd';
import type { DraftFault } from '../api/types.js';
import { NoticeBar } from '../app/notice-bar.js';
import { Panel } from '../app/panel.js';
import styles from './editor.module.css';
import { SECTION_NAMES, sectionOf } from './fault-places.js';

interface Props {
  faults: readonly DraftFault[];
  /** Faults are as of the last save; what is typed since is not in them. */
  current: boolean;
  pending: boolean;
  onShow: (fault: DraftFault) => void;
  onSubmit: () => void;
}

/** What is still to be done before the draft can be handed in, each with a way there. */
export function SubmitPanel({ faults, current, pending, onShow, onSubmit }: Props) {
  return (
    <Panel title="核对与提交">
      {faults.length === 0 ? (
        <NoticeBar tone="ok">都写齐了，可以提交。提交后由本部门另一位同事核对、批准，批准即发布。</NoticeBar>
      ) : (
        <>
          <p className={styles.note} aria-live="polite">
            还有 {faults.length} 处要补充或改正，点一下就到那里：
          </p>
          <ol className={styles.faults} aria-label="提交前要改正的地方">
            {faults.map((fault) => (
              <li key={`${fault.pointer} ${fault.message}`}>
                <button type="button" className={styles.fault} onClick={() => onShow(fault)}>
                  {fault.place ?? SECTION_NAMES[sectionOf(fault)]}：{fault.message}
                </button>
              </li>
            ))}
          </ol>
        </>
      )}
      <Button type="primary" loading={pending} disabled={current && faults.length > 0} onClick={onSubmit}>
        提交审批
      </Button>
    </Panel>
  );
}
