import { Segmented } from 'antd';
import { useState } from 'react';
import type { TagDetail } from '../api/types.js';
import { Panel } from '../app/panel.js';
import { GiveForm } from './give-form.js';
import { RevokeForm } from './revoke-form.js';
import styles from './tags.module.css';

/** How a department puts enterprises on the tag's list and takes them off again. */
export function ListForms({ tag }: { tag: TagDetail }) {
  const [doing, setDoing] = useState<'give' | 'revoke'>('give');
  return (
    <Panel
      title="改动名单"
      extra={
        <Segmented
          aria-label="列入或移出"
          options={[
            { value: 'give', label: '列入' },
            { value: 'revoke', label: '移出' },
          ]}
          value={doing}
          onChange={setDoing}
        />
      }
    >
      <div className={styles.form}>
        {doing === 'give' ? <GiveForm code={tag.code} /> : <RevokeForm code={tag.code} />}
      </div>
    </Panel>
  );
}
