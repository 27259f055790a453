import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { keysQuery } from '../api/keys.js';
import type { IssuedKey } from '../api/types.js';
import { usePaging } from '../app/address.js';
import { Empty } from '../app/empty.js';
import { NoticeBar } from '../app/notice-bar.js';
import { Page } from '../app/page.js';
import { PagedTable } from '../app/paged-table.js';
import { Panel } from '../app/panel.js';
import { useMay } from '../app/session.js';
import { CreateDialog } from './create-dialog.js';
import { IssuedDialog } from './issued-dialog.js';
import { KEY_COLUMNS, KEY_STEPS } from './key-columns.js';
import { endsSoon } from './lifetime.js';

/** Which machines may use the API, for whom, and until when? */
export default function KeysPage() {
  const paging = usePaging();
  const keys = useQuery(keysQuery(paging.page, paging.size));
  const write = useMay('keys:write');
  return (
    <Page
      title="接口密钥"
      lead="别的系统用密钥调用接口：权限不超过负责人，到期自动失效，吊销立即生效。"
      actions={write && <NewKey />}
    >
      <Panel flush>
        {keys.data?.items.some((key) => endsSoon(key)) && (
          <NoticeBar tone="warn">有密钥将在 30 天内到期：请先发放新密钥，对方换用后再吊销旧的。</NoticeBar>
        )}
        <PagedTable
          query={keys}
          label="接口密钥"
          columns={write ? [...KEY_COLUMNS, KEY_STEPS] : KEY_COLUMNS}
          keyOf={({ id }) => id}
          unit="个"
          paging={paging}
          empty={
            <Empty title="还没有接口密钥">
              {write ? '点“新建接口密钥”，给要对接的系统发放。' : '由安全管理员发放。'}
            </Empty>
          }
        />
      </Panel>
    </Page>
  );
}

/** Filled in first, then the token, this once. */
function NewKey() {
  const [step, setStep] = useState<'create' | IssuedKey>();
  const close = () => setStep(undefined);
  return (
    <>
      <Button type="primary" onClick={() => setStep('create')}>
        新建接口密钥
      </Button>
      {step === 'create' && <CreateDialog onIssued={setStep} onClose={close} />}
      {typeof step === 'object' && <IssuedDialog issued={step} onClose={close} />}
    </>
  );
}
