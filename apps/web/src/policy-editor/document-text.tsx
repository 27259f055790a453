import { Button } from 'antd';
import { useMemo, useRef } from 'react';
import { activeName, keyOf, type Active } from './active.js';
import styles from './editor.module.css';
import type { Anchor } from './marks.js';
import { MarkedText } from './marked-text.js';
import type { Span } from './squeezed.js';
import { useActiveInSight } from './use-active-in-sight.js';
import { useSelectedSpan } from './use-selected-span.js';

interface Props {
  body: string;
  anchors: readonly Anchor[];
  active: Active | undefined;
  /** What the condition is called that a selected piece becomes the clause of. */
  target: string | undefined;
  onActivate: (active: Active) => void;
  onQuote: (span: Span) => void;
}

/** The text with its marks; a piece of it that is selected can become the clause of the active condition. */
export function DocumentText({ body, anchors, active, target, onActivate, onQuote }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const selected = useSelectedSpan(place);
  useActiveInSight(place, active);
  const marks = useMemo(
    () =>
      anchors.map(({ item, pointer, span }) => ({
        key: keyOf({ item, pointer }),
        label: `${activeName({ item, pointer })}的依据`,
        span,
        isActive: active?.item === item && active.pointer === pointer,
        onChoose: () => onActivate({ item, pointer }),
      })),
    [anchors, active, onActivate],
  );
  return (
    <>
      <div className={styles.picking} role="status">
        {selected ? (
          <>
            <span>已选 {selected.end - selected.start} 字</span>
            {target ? (
              <Button
                type="primary"
                size="small"
                // The selection must outlive the press.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onQuote(selected)}
              >
                作为“{target}”的依据
              </Button>
            ) : (
              <span>先在条目中点选一个条件</span>
            )}
          </>
        ) : (
          <span>
            {target ? `选中一句原文，作为“${target}”的依据` : '点选一个条件，再选中它在原文中的依据'}
          </span>
        )}
      </div>
      <div ref={place} className={styles.text} tabIndex={0} role="document" aria-label="政策文件的文字">
        <MarkedText body={body} marks={marks} />
      </div>
    </>
  );
}
