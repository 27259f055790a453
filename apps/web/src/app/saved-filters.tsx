import { CloseOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { faultOf } from '../api/problem.js';
import type { SavedView, ViewedList } from '../api/types.js';
import { removeView, saveView, viewsQuery } from '../api/views.js';
import { useChange, useStep } from './use-change.js';
import { Dialog } from './dialog.js';
import styles from './saved-filters.module.css';
import { TextField } from './text-field.js';

/** The views that somebody keeps of a list, a way to keep the present one, and what else can be done with the list. */
export function SavedFilters({ list, children }: { list: ViewedList; children?: ReactNode }) {
  const [naming, setNaming] = useState(false);
  const views = useQuery(viewsQuery(list)).data ?? [];
  const address = useKeptAddress();
  return (
    <div className={styles.bar}>
      {views.length > 0 && (
        <>
          <span className="muted">常用筛选</span>
          <ul className={styles.views} aria-label="常用筛选">
            {views.map((view) => (
              <KeptView key={view.id} view={view} list={list} />
            ))}
          </ul>
        </>
      )}
      {address && (
        <Button size="small" type="link" onClick={() => setNaming(true)}>
          保存当前筛选
        </Button>
      )}
      {children && <div className={styles.end}>{children}</div>}
      {naming && <NameDialog list={list} address={address} onClose={() => setNaming(false)} />}
    </div>
  );
}

/** What narrows and sorts the list, without the page one is on. */
function useKeptAddress(): string {
  const [params] = useSearchParams();
  const kept = new URLSearchParams(params);
  kept.delete('page');
  return kept.toString();
}

function KeptView({ view, list }: { view: SavedView; list: ViewedList }) {
  const remove = useStep(() => removeView(view.id), { stale: [['views', list]] });
  return (
    <li className={styles.view}>
      <Link to={`?${view.address}`}>{view.name}</Link>
      <Button
        type="text"
        size="small"
        icon={<CloseOutlined aria-hidden />}
        aria-label={`删除筛选“${view.name}”`}
        loading={remove.isPending}
        onClick={() => remove.mutate()}
      />
    </li>
  );
}

function NameDialog({ list, address, onClose }: { list: ViewedList; address: string; onClose: () => void }) {
  const [name, setName] = useState('');
  const save = useChange(() => saveView(list, name.trim(), address), {
    stale: [['views', list]],
    onDone: onClose,
  });
  return (
    <Dialog
      title="保存当前筛选"
      okText="保存"
      ready={name.trim() !== ''}
      pending={save.isPending}
      onOk={() => save.mutate()}
      onClose={onClose}
    >
      <TextField
        label="名称"
        hint="只有您自己能看到；同名的会被替换。"
        fault={faultOf(save.error)}
        most={30}
        value={name}
        onChange={setName}
      />
    </Dialog>
  );
}
