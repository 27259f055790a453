import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { PolicyDetail } from '../api/types.js';
import { useMay, useMe } from '../app/session.js';
import { RepealDialog } from './repeal-dialog.js';

/** What the acting person can do with a published policy. */
export function PolicyActions({ policy }: { policy: PolicyDetail }) {
  const navigate = useNavigate();
  const [repealing, setRepealing] = useState(false);
  const own = useMe().department?.code === policy.department.code;
  const write = useMay('policies:write');
  const approve = useMay('policies:approve');
  const repealable = own && approve && policy.repealedOn === null;
  const code = encodeURIComponent(policy.code);
  return (
    <>
      <Button onClick={() => void navigate(`/policies/${code}/versions`)}>版本与对比</Button>
      {write && (
        <Button onClick={() => void navigate(`/policies/new?from=copy&policy=${code}`)}>复制为新政策</Button>
      )}
      {write && own && policy.repealedOn === null && (
        <Button onClick={() => void navigate(`/policies/new?from=version&policy=${code}`)}>写新版本</Button>
      )}
      {repealable && (
        <Button danger onClick={() => setRepealing(true)}>
          废止
        </Button>
      )}
      {repealing && <RepealDialog policy={policy} onClose={() => setRepealing(false)} />}
    </>
  );
}
