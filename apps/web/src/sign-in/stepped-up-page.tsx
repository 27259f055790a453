import { useEffect } from 'react';
import { Page } from '../app/page.js';
import { tellStepUp } from './step-up-channel.js';

/** The end of a confirmation; the window that asked for it goes on and closes this one. */
export default function SteppedUpPage() {
  useEffect(tellStepUp, []);
  return (
    <Page title="身份已确认" narrow>
      <p>可以关闭本窗口，回到原来的页面继续操作。</p>
    </Page>
  );
}
