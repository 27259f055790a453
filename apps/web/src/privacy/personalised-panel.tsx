import { Switch } from 'antd';
import { useId } from 'react';
import { refusePersonalised } from '../api/privacy.js';
import type { OwnPrivacy } from '../api/types.js';
import { Panel } from '../app/panel.js';
import styles from './privacy.module.css';
import { Said } from './said.js';
import { useOwnPrivacy } from './use-own-privacy.js';

/** One press to be chosen by characteristics no more, and one to be chosen again (个人信息保护法 第二十四条). */
export function PersonalisedPanel({ uscc, privacy }: { uscc: string; privacy: OwnPrivacy }) {
  const label = useId();
  const { refusesPersonalised: refused, refusals } = privacy;
  const say = useOwnPrivacy(uscc, (next: boolean) => refusePersonalised(uscc, next), '已生效');
  return (
    <Panel title="个性化推送">
      <div className={styles.choice}>
        <div>
          <h3 id={label}>接收按本企业情况选择的推送</h3>
          <p>
            {refused
              ? '已拒绝：只收到面向全区或全镇的通知。政策体检和政策匹配照常可用，可以自己查到适合的政策。'
              : '部门按规则（指标、标签）选出符合条件的企业再推送，每条都能看到理由。关闭后只收到面向全区或全镇的通知，立即生效，随时可以恢复。'}
          </p>
          <Said history={refusals} words={{ refused: '拒绝', accepted: '恢复' }} />
        </div>
        <Switch
          aria-labelledby={label}
          checked={!refused}
          checkedChildren="接收"
          unCheckedChildren="已拒绝"
          loading={say.isPending}
          onChange={(next) => say.mutate(!next)}
        />
      </div>
    </Panel>
  );
}
