import { useState } from 'react';
import { useAddress } from '../app/address.js';
import { Page } from '../app/page.js';
import { Composer } from './composer.js';
import { NO_CHOICE } from './choice.js';
import { EMPTY_DRAFT, type Draft } from './draft.js';

/** Writes a new push, aimed at the policy item or the tag one came from. */
export default function NewPushPage() {
  const { text } = useAddress();
  const tag = text('tag');
  const [draft] = useState<Draft>(() => ({
    ...EMPTY_DRAFT,
    policy: text('policy'),
    item: text('item'),
    aim: tag ? 'choice' : 'item',
    choice: tag ? { ...NO_CHOICE, tags: [tag] } : NO_CHOICE,
  }));
  return (
    <Page title="新建推送" back={{ to: '/pushes', label: '返回推送列表' }}>
      <Composer start={draft} />
    </Page>
  );
}
