import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { enterprisesQuery } from '../api/enterprises.js';
import { answerQuery } from '../api/pushes.js';
import { Loaded } from '../app/loaded.js';
import { Panel } from '../app/panel.js';
import { useMay } from '../app/session.js';
import { segmentName } from '../policies/segment.js';
import { minuteOf } from '../text/day.js';
import styles from './pushes.module.css';

const CODE = /^[0-9A-Z]{18}$/;

/** Why did an enterprise get this push, or not? Looked up by code, or by name where one may search the registry. */
export function WhyPanel({ id }: { id: string }) {
  const byName = useMay('enterprises:read');
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  const code = asked.toUpperCase();
  return (
    <Panel title="某家企业为什么（没）收到">
      <form
        className={styles.lookup}
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(text.trim());
        }}
      >
        <Input
          aria-label={byName ? '统一社会信用代码或企业名称' : '统一社会信用代码'}
          placeholder={byName ? '统一社会信用代码或企业名称' : '18 位统一社会信用代码'}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button htmlType="submit">查询</Button>
      </form>
      {CODE.test(code) && <Answer id={id} uscc={code} />}
      {asked && !CODE.test(code) && byName && (
        <Candidates
          query={asked}
          onChoose={(uscc) => {
            setText(uscc);
            setAsked(uscc);
          }}
        />
      )}
      {asked && !CODE.test(code) && !byName && (
        <p role="alert" className={styles.answer}>
          请输入 18 位统一社会信用代码
        </p>
      )}
    </Panel>
  );
}

function Answer({ id, uscc }: { id: string; uscc: string }) {
  const answer = useQuery(answerQuery(id, uscc));
  return (
    <Loaded query={answer} rows={2}>
      {(found) => (
        <div role="status" className={styles.answer}>
          <strong>{found.name}</strong>
          <p>{found.answer}</p>
          <p className="muted">
            分组：{found.segment ? segmentName(found.segment) : '不在任何分组'} ·{' '}
            {found.targeted ? '应投' : '不应投'} · {found.delivered ? '已投' : '未投'}
            {found.delivered && ` · ${found.readAt ? `${minuteOf(found.readAt)} 已读` : '未读'}`}
          </p>
        </div>
      )}
    </Loaded>
  );
}

function Candidates({ query, onChoose }: { query: string; onChoose: (uscc: string) => void }) {
  const found = useQuery(enterprisesQuery({ query, size: 8 }));
  return (
    <Loaded query={found} rows={2}>
      {({ items, total }) => (
        <div role="status" style={{ marginTop: 10 }}>
          {total === 0 ? '没有找到这个名称的企业' : `找到 ${total} 家，请选择：`}
          <ul>
            {items.map(({ uscc, name }) => (
              <li key={uscc}>
                <Button type="link" style={{ paddingInline: 0 }} onClick={() => onChoose(uscc)}>
                  {name}（{uscc}）
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Loaded>
  );
}
