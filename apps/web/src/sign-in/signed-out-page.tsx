import { Button } from 'antd';
import { signInAddress } from '../api/session.js';
import { Page } from '../app/page.js';
import styles from './sign-in.module.css';

/** The end of a visit. */
export default function SignedOutPage() {
  return (
    <div className={styles.place}>
      <Page title="已退出登录">
        <div className={styles.sheet}>
          <p>您已安全退出。在公用电脑上使用后，请关闭浏览器窗口。</p>
          <Button type="primary" size="large" block href={signInAddress('/')}>
            重新登录
          </Button>
        </div>
      </Page>
    </div>
  );
}
