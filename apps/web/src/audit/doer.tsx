import type { AuditEntry } from '../api/types.js';
import { Mark } from '../app/mark.js';

const KINDS: Record<AuditEntry['actorKind'], string | null> = {
  person: null,
  key: '接口密钥',
  system: '系统',
  cli: '命令行',
  nobody: '未登录',
};

/** Who did it; people need no word for what they are. */
export function Doer({ entry: { actorKind, actorName } }: { entry: AuditEntry }) {
  const kind = KINDS[actorKind];
  return (
    <>
      {actorName} {kind && kind !== actorName && <Mark>{kind}</Mark>}
    </>
  );
}
