import { Button } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import styles from './editor.module.css';

interface Props {
  /** What the button says while the part is closed, and while it is open. */
  closed: string;
  open: string;
  children: ReactNode;
}

/** A part that is there when it is asked for. */
export function Folding({ closed, open, children }: Props) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <div className={styles.folding}>
      <Button aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
        {isOpen ? open : closed}
      </Button>
      <div id={id}>{isOpen && children}</div>
    </div>
  );
}
