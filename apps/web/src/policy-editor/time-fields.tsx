import { Button } from 'antd';
import type { DraftContent, DraftFault } from '../api/types.js';
import { TextField } from '../app/text-field.js';
import { changedAt, removedAt, type Change } from './content-edit.js';
import { DayField } from './day-field.js';
import styles from './editor.module.css';
import { faultAt } from './fault-places.js';

interface Props {
  content: DraftContent;
  faults: readonly DraftFault[];
  change: Change;
}

/** When the policy holds, and when one can apply. */
export function TimeFields({ content, faults, change }: Props) {
  const { rounds } = content;
  const add = () => change({ rounds: [...rounds, { code: '', title: '', opens: null, closes: null }] });
  return (
    <>
      <div className={styles.pair}>
        <DayField
          label="生效日期"
          value={content.validFrom}
          onChange={(validFrom) => change({ validFrom })}
        />
        <DayField
          label="失效日期"
          hint="长期有效就留空。"
          placeholder="长期有效"
          value={content.validTo}
          fault={faultAt(faults, '/validTo')}
          onChange={(validTo) => change({ validTo })}
        />
      </div>
      <p className={styles.note}>
        分批申报的政策，把每一批的起止日期写上；不分批的不用加。已经发布的批次从这里删去，就不再接受新的推送，以往的推送不受影响。
      </p>
      {rounds.map((round, index) => (
        <fieldset key={index} className={styles.part}>
          <legend className={styles.partName}>
            批次 {index + 1}
            <Button
              type="link"
              size="small"
              danger
              aria-label={`删除批次 ${index + 1}`}
              onClick={() => change({ rounds: removedAt(rounds, index) })}
            >
              删除
            </Button>
          </legend>
          <div className={styles.triple}>
            <TextField
              label="批次名称"
              placeholder="如：2026年度"
              value={round.title}
              fault={faultAt(faults, `/rounds/${index}/title`)}
              onChange={(title) => change({ rounds: changedAt(rounds, index, { title }) })}
            />
            <DayField
              label="开始"
              value={round.opens}
              onChange={(opens) => change({ rounds: changedAt(rounds, index, { opens }) })}
            />
            <DayField
              label="截止"
              value={round.closes}
              fault={faultAt(faults, `/rounds/${index}/closes`)}
              onChange={(closes) => change({ rounds: changedAt(rounds, index, { closes }) })}
            />
          </div>
        </fieldset>
      ))}
      <Button onClick={add}>加一个批次</Button>
    </>
  );
}
