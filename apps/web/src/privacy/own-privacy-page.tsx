import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { ownPrivacyQuery } from '../api/privacy.js';
import { Loaded } from '../app/loaded.js';
import { NoticeBar } from '../app/notice-bar.js';
import { Page } from '../app/page.js';
import { ConsentsPanel } from './consents-panel.js';
import { OwnRequests } from './own-requests.js';
import { PersonalisedPanel } from './personalised-panel.js';

/** What happens with this enterprise's data, what was agreed to, and what can be asked for? */
export default function OwnPrivacyPage() {
  const { uscc = '' } = useParams();
  const privacy = useQuery(ownPrivacyQuery(uscc));
  return (
    <Page
      title="隐私与授权"
      narrow
      lead={
        <>
          数据怎样处理，见<Link to="/privacy">个人信息处理告知</Link>；数据有误，请在
          <Link to={`/enterprise/${uscc}/data`}>我的标签与指标</Link>中提出纠错。
        </>
      }
    >
      <Loaded query={privacy} rows={8}>
        {(found) => (
          <>
            {!found.mayDecide && (
              <NoticeBar>
                同意、副本和删除由法定代表人（经营者）办理；您可以查看，也可以拒绝或恢复个性化推送。
              </NoticeBar>
            )}
            <PersonalisedPanel uscc={uscc} privacy={found} />
            {found.isPerson && <ConsentsPanel uscc={uscc} privacy={found} />}
            <OwnRequests uscc={uscc} privacy={found} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
