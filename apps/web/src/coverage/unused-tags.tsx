import { Link } from 'react-router';
import type { Coverage } from '../api/types.js';
import { Empty } from '../app/empty.js';
import { Panel } from '../app/panel.js';

type Tag = Coverage['unusedTags'][number];

/** Tags that no policy in force rests on, by group. */
export function UnusedTags({ tags }: { tags: readonly Tag[] }) {
  const groups = [...new Set(tags.map(({ group }) => group))];
  return (
    <Panel title="没有规则使用的标签">
      {tags.length === 0 ? (
        <Empty title="每个标签都有规则在用" />
      ) : (
        <>
          <p className="muted" style={{ marginBottom: 10 }}>
            有效期内的政策没有直接或间接用到它们。可以在起草政策时选用，或在
            <Link to="/catalogue">标签与指标</Link>中查看含义。
          </p>
          <dl style={{ display: 'grid', gap: 8 }}>
            {groups.map((group) => (
              <div key={group}>
                <dt className="muted">{group}</dt>
                <dd>
                  {tags
                    .filter((tag) => tag.group === group)
                    .map(({ label }) => label)
                    .join('、')}
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </Panel>
  );
}
