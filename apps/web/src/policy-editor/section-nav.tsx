import type { DraftFault } from '../api/types.js';
import styles from './editor.module.css';
import { SECTIONS, SECTION_NAMES, sectionOf, type Section } from './fault-places.js';

interface Props {
  faults: readonly DraftFault[];
  onGo: (section: Section) => void;
}

/** The parts of the page in the order in which one works, and which of them are done. */
export function SectionNav({ faults, onGo }: Props) {
  const open = new Set(faults.map(sectionOf));
  return (
    <nav aria-label="填写步骤" className={styles.sections}>
      {SECTIONS.map((section, index) => (
        <button key={section} type="button" className={styles.section} onClick={() => onGo(section)}>
          <span className={styles.step} data-done={!open.has(section) && section !== 'submit'}>
            {!open.has(section) && section !== 'submit' ? '✓' : index + 1}
          </span>
          {SECTION_NAMES[section]}
        </button>
      ))}
    </nav>
  );
}
