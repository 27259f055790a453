import { useId, type ReactNode } from 'react';
import styles from './field.module.css';

interface Props {
  label: string;
  hint?: ReactNode;
  fault?: string | undefined;
  children: (control: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: boolean }) => ReactNode;
}

/** A labelled control with its hint and, when something is wrong, what. */
export function Field({ label, hint, fault, children }: Props) {
  const id = useId();
  const described = fault || hint ? `${id}-note` : undefined;
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {children({ id, 'aria-describedby': described, 'aria-invalid': fault ? true : undefined })}
      <Note id={described} hint={hint} fault={fault} />
    </div>
  );
}

/** Several controls that answer one question. */
export function FieldSet({
  label,
  hint,
  fault,
  children,
}: Omit<Props, 'children'> & { children: ReactNode }) {
  const id = useId();
  return (
    <fieldset className={styles.set} aria-describedby={fault || hint ? id : undefined}>
      <legend className={styles.label}>{label}</legend>
      {children}
      <Note id={id} hint={hint} fault={fault} />
    </fieldset>
  );
}

function Note({ id, hint, fault }: { id: string | undefined; hint: ReactNode; fault: string | undefined }) {
  if (fault) {
    return (
      <p id={id} role="alert" className={styles.fault}>
        {fault}
      </p>
    );
  }
  return hint ? (
    <p id={id} className={styles.hint}>
      {hint}
    </p>
  ) : null;
}
