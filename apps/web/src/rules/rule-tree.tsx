import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { QueryBuilder, type RuleGroupType } from 'react-querybuilder';
import { catalogueQuery } from '../api/catalogue.js';
import type { Catalogue } from '../api/types.js';
import { Loaded } from '../app/loaded.js';
import { BuilderContext, type Builder } from './builder-context.js';
import { ConditionRow } from './condition-row.js';
import { insertedAt, rowId, withoutRowIds, withRowIds } from './edited-rule.js';
import { GroupBox } from './group-box.js';
import { asQuery, asRule } from './query.js';
import { placeName } from './place-name.js';
import { RowNotes } from './row-notes.js';
import type { RuleBuilderProps } from './rule-builder-props.js';
import { ruleFields } from './rule-field.js';
import type { RuleGroup, RuleNode } from './rule.js';
import styles from './rules.module.css';

/** The rows of a rule. The chunk with everything that edits rules; pages use it through `RuleBuilder`. */
export default function RuleTree(props: RuleBuilderProps) {
  const catalogue = useQuery(catalogueQuery);
  return <Loaded query={catalogue}>{(data) => <Rows {...props} catalogue={data} />}</Loaded>;
}

const controls = { rule: ConditionRow, ruleGroup: GroupBox };

/** What has just been removed and can be put back. */
interface Removed {
  node: RuleNode;
  path: readonly number[];
}

function Rows({
  value,
  onChange,
  faults,
  active,
  onActivate,
  catalogue,
}: RuleBuilderProps & { catalogue: Catalogue }) {
  const { query, edit } = useRowIds(value, onChange);
  const [removed, setRemoved] = useState<Removed>();
  const builder = useSharedBuilder(catalogue, onActivate);
  useEffect(() => builder.notes.note(faults ?? [], active), [builder, faults, active]);
  const undo = () => {
    if (removed) edit(asQuery(insertedAt(query, removed.path, removed.node)));
    setRemoved(undefined);
  };
  const [noteRemoval] = useState(() => (node: unknown, path: readonly number[]) => {
    setRemoved({ node: node as RuleNode, path });
    return true;
  });
  return (
    <BuilderContext value={builder}>
      <QueryBuilder
        query={asQuery(query)}
        onQueryChange={edit}
        onRemove={noteRemoval}
        combinators={combinators}
        controlElements={controls}
        idGenerator={rowId}
        // Nothing is emitted unless somebody edits.
        enableMountQueryChange={false}
        suppressStandardClassnames
      />
      {removed && <Undo removed={removed} onUndo={undo} />}
    </BuilderContext>
  );
}

const combinators = ['and', 'or', 'atLeast', 'score'].map((name) => ({ name, label: name }));

/** The rule with ids for its rows, which stay while it is edited here or from outside. */
function useRowIds(value: RuleGroup, onChange: (rule: RuleGroup) => void) {
  const [known, setKnown] = useState(() => ({ value, query: withRowIds(value) }));
  if (known.value !== value) setKnown({ value, query: withRowIds(value, known.query) });
  const emit = useRef(onChange);
  useEffect(() => {
    emit.current = onChange;
  });
  const [edit] = useState(() => (changed: RuleGroupType) => {
    const query = asRule(changed);
    const rule = withoutRowIds(query);
    setKnown({ value: rule, query });
    emit.current(rule);
  });
  return { query: known.query, edit };
}

function useSharedBuilder(catalogue: Catalogue, onActivate: RuleBuilderProps['onActivate']): Builder {
  const [notes] = useState(() => new RowNotes());
  const activate = useRef(onActivate);
  useEffect(() => {
    activate.current = onActivate;
  });
  return useMemo(
    () => ({
      fields: ruleFields(catalogue),
      notes,
      onActivate: (pointer: string) => activate.current?.(pointer),
    }),
    [catalogue, notes],
  );
}

function Undo({ removed, onUndo }: { removed: Removed; onUndo: () => void }) {
  return (
    <p role="status" className={styles.undo}>
      已删除{placeName(removed.node, removed.path)}。
      <Button size="small" type="link" autoFocus onClick={onUndo}>
        撤销删除
      </Button>
    </p>
  );
}
