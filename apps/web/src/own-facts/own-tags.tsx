import { Button, Segmented } from 'antd';
import { useState } from 'react';
import type { OwnData, OwnTag, Truth } from '../api/types.js';
import { Empty } from '../app/empty.js';
import { Mark, type Tone } from '../app/mark.js';
import { Panel } from '../app/panel.js';
import { ConditionTree } from '../checkup/condition-tree.js';
import { CorrectDialog } from './correct-dialog.js';
import styles from './own-facts.module.css';

const WORDS: Record<Truth, { name: string; tone: Tone }> = {
  yes: { name: '已有', tone: 'ok' },
  unknown: { name: '数据不足', tone: 'warn' },
  no: { name: '没有', tone: 'quiet' },
};

/** The enterprise's tags: which it has, which can't be told, which it has not, and why. */
export function OwnTags({ data }: { data: OwnData }) {
  const [truth, setTruth] = useState<Truth>('yes');
  const shown = data.tags.filter((tag) => tag.truth === truth);
  const groups = [...new Set(shown.map(({ group }) => group))];
  const count = (of: Truth) => data.tags.filter((tag) => tag.truth === of).length;
  return (
    <>
      <Segmented
        aria-label="显示哪些标签"
        style={{ marginBottom: 16 }}
        options={(['yes', 'unknown', 'no'] as const).map((value) => ({
          value,
          label: `${WORDS[value].name} ${count(value)}`,
        }))}
        value={truth}
        onChange={setTruth}
      />
      {shown.length === 0 && (
        <Panel>
          <Empty title="没有这样的标签" />
        </Panel>
      )}
      {groups.map((group) => (
        <Panel key={group} title={group} flush>
          <ul>
            {shown
              .filter((tag) => tag.group === group)
              .map((tag) => (
                <Tag key={tag.code} uscc={data.uscc} tag={tag} />
              ))}
          </ul>
        </Panel>
      ))}
    </>
  );
}

function Tag({ uscc, tag }: { uscc: string; tag: OwnTag }) {
  const [open, setOpen] = useState(false);
  const [correcting, setCorrecting] = useState(false);
  const word = WORDS[tag.truth];
  return (
    <li className={styles.tag}>
      <div className={styles.tagHead}>
        <h3>{tag.label}</h3>
        <Mark tone={word.tone}>{word.name}</Mark>
        <span className="muted">{tag.description}</span>
      </div>
      <div className={styles.inline}>
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? '收起' : '为什么'}
        </Button>
        {tag.correction ? (
          <Mark tone="accent">纠错待答复</Mark>
        ) : (
          <Button size="small" onClick={() => setCorrecting(true)}>
            纠错
            <span className="visually-hidden">“{tag.label}”</span>
          </Button>
        )}
      </div>
      {open && tag.declaredTruth !== tag.truth && (
        <p className={styles.why}>
          标签只按部门的数据判定，为“{word.name}”；连同本企业自行申报的数据则为“
          {WORDS[tag.declaredTruth].name}”，只用于本企业体检。以下说明含自行申报的数据。
        </p>
      )}
      {open && <Why tag={tag} />}
      {correcting && (
        <CorrectDialog uscc={uscc} subject={{ tag, now: word.name }} onClose={() => setCorrecting(false)} />
      )}
    </li>
  );
}

function Why({ tag }: { tag: OwnTag }) {
  return (
    <div className={styles.why}>
      {tag.root ? (
        <ConditionTree node={tag.root} />
      ) : tag.assertions.length === 0 ? (
        <p className="muted">本企业不在认定名单中。</p>
      ) : (
        <ul>
          {tag.assertions.map(({ department, source, validFrom, validTo, stands }) => (
            <li key={`${department}${source}${validFrom}`}>
              {department}认定（{source}），{validFrom} 至 {validTo ?? '长期'}
              {!stands && '，现不在有效期'}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
