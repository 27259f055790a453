import type { Curve } from '../api/types.js';
import { told } from '../text/told-count.js';
import styles from './insight.module.css';
import { thresholdText } from './threshold.js';

/** The curve in numbers, for whoever can't or would rather not read the picture. */
export function CurveTable({ curve, name }: { curve: Curve; name: string }) {
  return (
    <details>
      <summary>用表格看</summary>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={`${name}：各门槛的企业数`}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">门槛</th>
              <th scope="col">初步符合</th>
              <th scope="col">待补充信息</th>
              <th scope="col">差一项</th>
            </tr>
          </thead>
          <tbody>
            {curve.steps.map((step, index) => (
              <tr key={String(step.value)} aria-current={index === curve.present || undefined}>
                <th scope="row">
                  {curve.sign} {thresholdText(step.value, curve)}
                  {index === curve.present && '（规则现值）'}
                </th>
                <td>{told(step.eligible)}</td>
                <td>{told(step.undetermined)}</td>
                <td>{told(step.nearMiss)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
