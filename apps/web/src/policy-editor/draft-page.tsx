import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { draftQuery } from '../api/policy-drafts.js';
import type { DraftDetail } from '../api/types.js';
import { Loaded } from '../app/loaded.js';
import { Page } from '../app/page.js';
import { DraftActions } from './draft-actions.js';
import { DraftEditor } from './draft-editor.js';
import { DraftReading } from './draft-reading.js';
import { titleOf } from './draft-words.js';

const BACK = { to: '/policies?show=drafts', label: '返回政策草稿' };

/** A policy that is being written: its author goes on writing, its approver reads and decides. */
export default function DraftPage() {
  const { id = '' } = useParams();
  const draft = useQuery(draftQuery(id));
  return (
    <Loaded query={draft} rows={10}>
      {(data) =>
        isWritten(data) ? <DraftEditor key={id} start={data} back={BACK} /> : <Reading draft={data} />
      }
    </Loaded>
  );
}

const isWritten = ({ allowed }: DraftDetail): boolean => allowed.includes('edit');

function Reading({ draft }: { draft: DraftDetail }) {
  return (
    <Page
      title={titleOf(draft)}
      lead={`${draft.department.name} · ${draft.createdBy.name} 起草`}
      back={BACK}
      actions={<DraftActions draft={draft} />}
    >
      <DraftReading draft={draft} />
    </Page>
  );
}
