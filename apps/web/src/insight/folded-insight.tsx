import { Button } from 'antd';
import { useId, useState } from 'react';
import styles from './insight.module.css';
import { RuleInsight } from './rule-insight.js';

/** The same behind a button, for pages that are about something else; it is asked for when it is opened. */
export function FoldedInsight(of: { rule?: unknown; item?: string }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div className={styles.folded}>
      <Button aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {open ? '收起影响分析' : '影响分析：卡在哪一条、换个门槛会怎样'}
      </Button>
      <div id={id} className={styles.unfolded}>
        {open && <RuleInsight {...of} />}
      </div>
    </div>
  );
}
