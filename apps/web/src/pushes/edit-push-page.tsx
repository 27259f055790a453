import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { pushQuery } from '../api/pushes.js';
import type { PushDetail } from '../api/types.js';
import { Empty } from '../app/empty.js';
import { Loaded } from '../app/loaded.js';
import { Page } from '../app/page.js';
import { Composer } from './composer.js';
import { draftOf } from './draft.js';

/** Changes a draft, or a push that was returned or withdrawn. */
export default function EditPushPage() {
  const { id = '' } = useParams();
  const push = useQuery(pushQuery(id));
  return (
    <Page title="编辑推送" back={{ to: `/pushes/${id}`, label: '返回推送' }}>
      <Loaded query={push}>
        {(data) =>
          data.allowed.includes('edit') ? (
            <Editing push={data} />
          ) : (
            <Empty title="现在不能编辑">已提交或已投放的推送不能修改；可以先撤回，再编辑。</Empty>
          )
        }
      </Loaded>
    </Page>
  );
}

/** The push as it was when editing began: what is fetched meanwhile must not overwrite what is being typed. */
function Editing({ push }: { push: PushDetail }) {
  const [start] = useState(() => draftOf(push));
  return <Composer start={start} push={push} />;
}
