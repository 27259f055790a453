import { Button, Popconfirm } from 'antd';
import { giveConsent, withdrawConsent } from '../api/privacy.js';
import type { Consent, OwnPrivacy } from '../api/types.js';
import { Mark } from '../app/mark.js';
import { Panel } from '../app/panel.js';
import styles from './privacy.module.css';
import { Said } from './said.js';
import { useOwnPrivacy } from './use-own-privacy.js';

interface Props {
  uscc: string;
  privacy: OwnPrivacy;
}

/** What needs consent, how each stands, and its taking back. */
export function ConsentsPanel({ uscc, privacy }: Props) {
  return (
    <Panel title="须您同意的用途">
      {privacy.consents.map((consent) => (
        <Choice key={consent.terms.code} uscc={uscc} consent={consent} mayDecide={privacy.mayDecide} />
      ))}
    </Panel>
  );
}

function Choice({ uscc, consent, mayDecide }: { uscc: string; consent: Consent; mayDecide: boolean }) {
  const { terms, inForce, history } = consent;
  return (
    <div className={styles.choice}>
      <div>
        <h3>{terms.title}</h3>
        <State consent={consent} />
        <p>
          {terms.purpose}。涉及：{terms.categories.join('；')}。
        </p>
        <p className="muted">{terms.withdrawal}。不同意不影响其他功能。</p>
        <Said history={history} words={{ given: '同意', withdrawn: '撤回' }} />
      </div>
      {mayDecide &&
        (inForce ? <Withdraw uscc={uscc} consent={consent} /> : <Give uscc={uscc} consent={consent} />)}
    </div>
  );
}

function State({ consent: { terms, inForce, history } }: { consent: Consent }) {
  if (inForce) return <Mark tone="ok">已同意</Mark>;
  if (!terms.offered) return <Mark>尚未启用，不征求同意</Mark>;
  if (history[0]?.deed === 'given') return <Mark tone="warn">用途有变，须重新同意</Mark>;
  return <Mark>{history.length > 0 ? '已撤回' : '未同意'}</Mark>;
}

function Give({ uscc, consent: { terms } }: { uscc: string; consent: Consent }) {
  const give = useOwnPrivacy(uscc, () => giveConsent(uscc, terms.code), '已同意');
  if (!terms.offered) return null;
  return (
    <Button loading={give.isPending} onClick={() => give.mutate(undefined)}>
      同意<span className="visually-hidden">“{terms.title}”</span>
    </Button>
  );
}

function Withdraw({ uscc, consent: { terms } }: { uscc: string; consent: Consent }) {
  const withdraw = useOwnPrivacy(uscc, () => withdrawConsent(uscc, terms.code), '已撤回，立即生效');
  return (
    <Popconfirm
      title={`撤回“${terms.title}”的同意？`}
      description={`${terms.withdrawal}。`}
      okText="撤回"
      cancelText="取消"
      onConfirm={() => withdraw.mutate(undefined)}
    >
      <Button loading={withdraw.isPending}>
        撤回同意<span className="visually-hidden">“{terms.title}”</span>
      </Button>
    </Popconfirm>
  );
}
