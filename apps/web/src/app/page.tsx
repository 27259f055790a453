import { useEffect, useRef, type ReactNode } from 'react';
import { Link, NavigationType, useNavigationType } from 'react-router';
import styles from './page.module.css';

interface Props {
  title: string;
  /** The question the page answers, in a sentence. */
  lead?: ReactNode;
  actions?: ReactNode;
  back?: { to: string; label: string };
  /** Reading pages are narrower than working pages. */
  narrow?: boolean;
  children: ReactNode;
}

/** A page: its heading takes the focus after a change of page, so that screen readers begin there. */
export function Page({ title, lead, actions, back, narrow, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const arrival = useRef(useNavigationType());
  useEffect(() => {
    // Only on arrival: later changes of the address belong to filters within the page.
    if (arrival.current === NavigationType.Push) heading.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    document.title = `${title} · 政策精准推送`;
  }, [title]);
  return (
    <div className={narrow ? `${styles.page} ${styles.narrow}` : styles.page} data-narrow={narrow}>
      {back && (
        <Link to={back.to} className={`${styles.back} no-print`}>
          ‹ {back.label}
        </Link>
      )}
      <div className={styles.head}>
        <div className={styles.words}>
          <h1 ref={heading} tabIndex={-1} className={styles.title}>
            {title}
          </h1>
          {lead && <p className={styles.lead}>{lead}</p>}
        </div>
        {actions && <div className={`${styles.actions} no-print`}>{actions}</div>}
      </div>
      {children}
    </div>
  );
}
