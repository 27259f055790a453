import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { declareFact } from '../api/own.js';
import { faultOf } from '../api/problem.js';
import { Dialog } from '../app/dialog.js';
import { Field } from '../app/field.js';
import { NoticeBar } from '../app/notice-bar.js';
import { useChange } from '../app/use-change.js';
import { judgedBy } from './judged-by.js';
import { ValueInput, type AskedFact } from './value-input.js';

interface Props {
  uscc: string;
  fact: AskedFact;
  /** Something is declared already. */
  again?: boolean;
  /** The button says which fact, where nothing beside it does. */
  named?: boolean;
}

/**
 * A button with which an enterprise declares a fact that no department knows; afterwards its check-up is made anew.
 *
 * @example `<DeclareFact uscc={uscc} fact={fact} />` beside 待补充信息：参保人数
 */
export function DeclareFact({ uscc, fact, again, named }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" className="no-print" onClick={() => setOpen(true)}>
        {again ? '改报' : '申报'}
        <span className={named ? undefined : 'visually-hidden'}>“{fact.label}”</span>
      </Button>
      {open && <DeclareDialog uscc={uscc} fact={fact} onClose={() => setOpen(false)} />}
    </>
  );
}

function DeclareDialog({ uscc, fact, onClose }: { uscc: string; fact: AskedFact; onClose: () => void }) {
  const [value, setValue] = useState('');
  const declare = useChange(() => declareFact(uscc, fact.key, value), {
    stale: judgedBy(uscc),
    said: `已申报${fact.label}`,
    onDone: onClose,
  });
  return (
    <Dialog
      title={`申报：${fact.label}`}
      okText="申报"
      ready={value.trim() !== ''}
      pending={declare.isPending}
      onOk={() => declare.mutate()}
      onClose={onClose}
    >
      <NoticeBar>
        自行申报的数据只用于本企业的体检，不作为享受政策的依据；有了部门数据即以部门数据为准。个体工商户点“申报”即同意这一用途，可随时在
        <Link to={`/enterprise/${uscc}/privacy`}>隐私与授权</Link>中撤回。
      </NoticeBar>
      <Field label={fact.unit ? `${fact.label}（${fact.unit}）` : fact.label} fault={faultOf(declare.error)}>
        {(control) => <ValueInput fact={fact} value={value} control={control} onChange={setValue} />}
      </Field>
    </Dialog>
  );
}
