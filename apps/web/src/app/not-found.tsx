import { Link } from 'react-router';
import { Page } from './page.js';

/** No such address. */
export function NotFound() {
  return (
    <Page title="没有这个页面">
      <p>
        网址可能有误，或页面已移走。<Link to="/">回到首页</Link>
      </p>
    </Page>
  );
}
