import { Button } from 'antd';
import type { RuleCheck } from '../api/types.js';
import { NoticeBar } from '../app/notice-bar.js';
import { placeOf, pathOf, type RuleFault } from './rule.js';
import styles from './rules.module.css';

interface Props {
  check: RuleCheck | undefined;
  faults: readonly RuleFault[];
  onActivate: ((pointer: string) => void) | undefined;
}

/** The rule in other words, or what keeps it from being one, and what it can hardly mean. */
export function RuleReading({ check, faults, onActivate }: Props) {
  if (!check) return null;
  return (
    <section aria-label="规则全文" className={styles.reading} aria-live="polite">
      {faults.length > 0 && (
        <NoticeBar tone="warn">规则还有 {faults.length} 处没有写好，见上方各条件下的说明。</NoticeBar>
      )}
      {check.warnings.length > 0 && (
        <NoticeBar tone="warn">
          <ul>
            {check.warnings.map(({ code, pointer, message }) => (
              <li key={`${code} ${pointer}`}>
                <Place pointer={pointer} onActivate={onActivate} />
                {message}
              </li>
            ))}
          </ul>
        </NoticeBar>
      )}
      {check.sentences && <p className={styles.sentences}>{check.sentences}</p>}
    </section>
  );
}

/** The name of a condition in a warning, as a way there. */
function Place({ pointer, onActivate }: { pointer: string; onActivate: Props['onActivate'] }) {
  const path = pathOf(pointer);
  if (path.length === 0) return null;
  const name = `第 ${path.map((index) => index + 1).join('.')} 项`;
  if (!onActivate) return <>{name}：</>;
  return (
    <Button type="link" size="small" onClick={() => onActivate(placeOf(pointer))}>
      {name}
    </Button>
  );
}
