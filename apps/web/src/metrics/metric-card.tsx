import { InfoCircleOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import type { Metric } from '../api/types.js';
import { count } from '../text/number.js';
import styles from './metrics.module.css';

type Shown = Pick<Metric, 'name' | 'unit' | 'value' | 'definition' | 'deduplication' | 'channels'> & {
  id: string;
};

interface Props {
  metric: Shown;
  /** What stands behind the figure. */
  of?: string;
  open: boolean;
  activated: number | undefined;
  onOpen: () => void;
}

/** One figure with its unit and what exactly it counts; opens what is behind it. */
export function MetricCard({ metric, of = '推送', open, activated, onOpen }: Props) {
  return (
    <div className={`${styles.card} ${open ? styles.open : ''}`}>
      <div className={styles.name}>
        <span>{metric.name}</span>
        <Popover
          title={`${metric.id} ${metric.name}`}
          content={<Definition metric={metric} />}
          trigger={['click']}
          placement="bottom"
        >
          <Button
            type="text"
            size="small"
            icon={<InfoCircleOutlined />}
            aria-label={`${metric.name}的口径`}
          />
        </Popover>
      </div>
      <p>
        <span className={styles.value}>{count(metric.value)}</span> {metric.unit}
      </p>
      {activated !== undefined && <p className={styles.note}>其中已开通企业专属网页 {count(activated)} 家</p>}
      <Button type="link" size="small" className={styles.opener} aria-expanded={open} onClick={onOpen}>
        {open ? `收起${of}` : `看是哪些${of}`}
      </Button>
    </div>
  );
}

function Definition({ metric }: { metric: Shown }) {
  return (
    <dl className={styles.definition}>
      <dt>定义</dt>
      <dd>{metric.definition}</dd>
      <dt>去重口径</dt>
      <dd>{metric.deduplication}</dd>
      <dt>渠道</dt>
      <dd>{metric.channels.join('、') || '—'}</dd>
      <dt>精确程度</dt>
      <dd>精确数，由系统计算</dd>
    </dl>
  );
}
