import { Button } from 'antd';
import { Link, useLocation } from 'react-router';
import { signInAddress } from '../api/session.js';
import { useAddress } from '../app/address.js';
import { NoticeBar } from '../app/notice-bar.js';
import { Page } from '../app/page.js';
import { problemText } from './sign-in-problem.js';
import styles from './sign-in.module.css';

/** What this is, and the one way in. */
export default function SignInPage() {
  const { text } = useAddress();
  const problem = text('problem');
  const expired = text('expired') !== undefined;
  const confirming = useLocation().search.includes('problem=step-up') || problem === 'another-account';
  const title = expired ? '登录已过期' : '政策精准推送';
  return (
    <div className={styles.place}>
      <Page title={title}>
        <div className={styles.sheet}>
          {problem && <NoticeBar tone="bad">{problemText(problem)}</NoticeBar>}
          <p>
            {expired
              ? '为保护数据安全，一段时间没有操作后会自动退出。重新登录后回到刚才的页面。'
              : '把政策送到符合条件的企业：部门起草和审批政策推送，企业接收通知、办理政策体检。'}
          </p>
          <Button type="primary" size="large" block href={signInAddress(text('returnTo') ?? '/')}>
            {confirming ? '返回并重新登录' : '用统一身份认证登录'}
          </Button>
          <p className="muted">部门人员和企业用户都从这里登录；没有账号请联系本单位管理员。</p>
          <p className="muted">
            <Link to="/privacy">个人信息处理告知</Link>
          </p>
        </div>
      </Page>
    </div>
  );
}
