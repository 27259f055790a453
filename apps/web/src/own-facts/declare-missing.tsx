import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { catalogueQuery } from '../api/catalogue.js';
import { isEnterprisePerson, useMe } from '../app/session.js';
import { DeclareFact } from './declare-fact.js';

/** The registry's own columns come from registration and are nobody's to declare. */
const REGISTERED = new Set(['town', 'industry', 'registrationType', 'established']);

/** A way to declare each of the missing facts, on the check-up of one's own enterprise; for others nothing. */
export function DeclareMissing({ facts }: { facts: readonly { key: string }[] }) {
  const { uscc = '' } = useParams();
  const own = isEnterprisePerson(useMe());
  const catalogue = useQuery({ ...catalogueQuery, enabled: own }).data?.facts ?? [];
  if (!own) return null;
  const wanted = new Set(facts.map(({ key }) => key));
  const declarable = catalogue.filter(
    ({ key, derived }) => wanted.has(key) && !derived && !REGISTERED.has(key),
  );
  return declarable.map((fact) => <DeclareFact key={fact.key} uscc={uscc} fact={fact} named />);
}
