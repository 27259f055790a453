import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { codeCells } from '#enterprises';
import { type Actor, Fault, People } from '#platform';
import { Policies } from '#policies';
import {
  type AddressedSegment,
  CodeLists,
  Ledger,
  type NoticeKind,
  type Push,
  PushBoard,
  Pushes,
  type Segment,
} from '#push';
import { type AddCommand, perform, type Work } from '../command.js';
import { table } from '../output.js';
import type { Session } from '../session.js';

interface DraftOptions {
  readonly as: string;
  readonly kind: NoticeKind;
  readonly title: string;
  readonly body: string;
  readonly link?: string;
  readonly policy?: string;
  readonly item?: string;
  readonly round?: string;
  readonly rule?: string;
  readonly list?: string;
  readonly segments: string;
}

/** `push …`: the life of a push from the terminal, always on behalf of a person. */
export const addPush: AddCommand = (program) => {
  const push = program.command('push').description('推送');
  addCreate(push);
  addStep(push, 'submit', '提交审批', (pushes, id, actor) => pushes.submit(id, actor));
  addStep(push, 'withdraw', '撤回', (pushes, id, actor) => pushes.withdraw(id, actor));
  addStep(push, 'approve', '批准（由另一人）', async (pushes, id, actor) => {
    const { contentHash } = await pushes.get(id, actor);
    return pushes.approve(id, { contentHash }, actor);
  });
  addReturn(push);
  addShow(push);
  addList(push);
  addRebuild(push);
};

function addCreate(push: Command): void {
  push
    .command('create')
    .description('起草')
    .requiredOption('--as <person>', '以谁的名义（姓名或编号）')
    .option('--kind <kind>', 'policy、reminder、hotNews 或 live', 'policy')
    .requiredOption('--title <text>', '标题')
    .requiredOption('--body <text>', '正文')
    .option('--link <url>', '原文或申报入口网址')
    .option('--policy <code>', '政策代码')
    .option('--item <code>', '条目代码，默认第一条')
    .option('--round <code>', '批次代码')
    .option('--rule <file>', '不针对政策时的受众规则（JSON 文件）')
    .option('--list <file>', '不针对政策时的企业名单（统一社会信用代码，TXT、CSV 或 XLSX 文件）')
    .option('--segments <list>', '分组，逗号分隔', 'eligible')
    .action((options: DraftOptions, command: Command) =>
      perform(command, async (session, output) => {
        const actor = await actorOf(session, options.as, 'pushes:write');
        const target = await targetOf(session, options, actor);
        const { kind, title, body, link } = options;
        const segments = options.segments
          .split(',')
          .map((segment): AddressedSegment => ({ segment: segmentOf(segment.trim()) }));
        const draft = {
          kind,
          title,
          body,
          link: link ?? null,
          ...target,
          segments,
          channels: ['page' as const],
        };
        const created = await session.get(Pushes).create(draft, actor);
        output.result(shown(created), `已起草：${created.id}`);
      }),
    );
}

type Step = (pushes: Pushes, id: string, actor: Actor) => Promise<Push>;

function addStep(
  push: Command,
  name: 'submit' | 'withdraw' | 'approve',
  description: string,
  step: Step,
): void {
  push
    .command(name)
    .argument('<id>', '推送编号')
    .description(description)
    .requiredOption('--as <person>', '以谁的名义（姓名或编号）')
    .action((id: string, { as }: { as: string }, command: Command) =>
      perform(command, async (session, output) => {
        const actor = await actorOf(session, as, name === 'approve' ? 'pushes:approve' : 'pushes:write');
        const after = await step(session.get(Pushes), id, actor);
        output.result(shown(after), `${after.id}：${after.state}`);
      }),
    );
}

function addReturn(push: Command): void {
  push
    .command('return')
    .argument('<id>', '推送编号')
    .description('退回')
    .requiredOption('--as <person>', '以谁的名义（姓名或编号）')
    .requiredOption('--comment <text>', '退回原因')
    .action((id: string, { as, comment }: { as: string; comment: string }, command: Command) =>
      perform(command, async (session, output) => {
        const actor = await actorOf(session, as, 'pushes:approve');
        const after = await session.get(Pushes).sendBack(id, comment, actor);
        output.result(shown(after), `${after.id}：${after.state}`);
      }),
    );
}

function addShow(push: Command): void {
  const work =
    (id: string): Work =>
    async (session, output) => {
      const overview = await session.get(PushBoard).find(id);
      if (!overview) throw new Fault('notFound', 'not-found', '没有找到这次推送，请检查编号');
      const ledger = overview.sequence === null ? [] : await session.get(Ledger).lines(overview.sequence);
      const lines = ledger.map(
        (line) =>
          `${line.channel}：应投 ${line.targeted}，已投 ${line.delivered}，待投 ${line.pending}（家）`,
      );
      output.result({ ...overview, ledger }, [`${overview.title}（${overview.state}）`, ...lines].join('\n'));
    };
  push
    .command('show')
    .argument('<id>', '推送编号')
    .description('查看')
    .action((id: string, _options, command: Command) => perform(command, work(id)));
}

function addList(push: Command): void {
  push
    .command('list')
    .description('列出最近的推送')
    .option('--limit <n>', '条数', Number, 20)
    .action(({ limit }: { limit: number }, command: Command) =>
      perform(command, async (session, output) => {
        const { items } = await session.get(PushBoard).list({ page: 1, size: limit });
        const rows = items.map(({ id, state, title, delivered }) => [
          id,
          state,
          `${delivered ?? 0} 家`,
          title,
        ]);
        output.result(items, table(rows));
      }),
    );
}

function addRebuild(push: Command): void {
  push
    .command('rebuild-unions')
    .description('从台账重建覆盖汇总，并报告有多少行不一致')
    .action((_options, command: Command) =>
      perform(command, async (session, output) => {
        const wrong = await session.get(Ledger).rebuildUnions();
        output.result({ wrong }, wrong === 0 ? '汇总与台账一致' : `已更正 ${wrong} 行`);
      }),
    );
}

async function actorOf(
  session: Session,
  name: string,
  permission: Parameters<Actor['may']>[0],
): Promise<Actor> {
  const people = await session.get(People).list();
  const found = people.filter((person) => person.id === name || person.name === name);
  const [actor] = found;
  if (!actor) throw new Fault('notFound', 'no-such-person', `没有名为“${name}”的人员`);
  if (found.length > 1)
    throw new Fault('conflict', 'ambiguous-person', `有 ${found.length} 位“${name}”，请改用编号`);
  if (!actor.may(permission)) throw new Fault('forbidden', 'not-permitted', `“${actor.name}”没有这项权限`);
  return actor;
}

async function targetOf(session: Session, options: DraftOptions, actor: Actor) {
  if (!options.policy && options.list) {
    const name = basename(options.list);
    const { id } = await session.get(CodeLists).store(name, codeCells(options.list, name), actor);
    return { item: null, round: null, list: id };
  }
  if (!options.policy) {
    const rule: unknown = options.rule ? JSON.parse(await readFile(options.rule, 'utf8')) : undefined;
    return { item: null, round: null, rule };
  }
  const { items, rounds } = await session.get(Policies).get(options.policy);
  const item = options.item ? items.find(({ code }) => code === options.item) : items[0];
  const round = rounds.find(({ code }) => code === options.round);
  if (!item)
    throw new Fault('notFound', 'no-such-item', `政策 ${options.policy} 没有条目 ${options.item ?? ''}`);
  if (options.round && !round)
    throw new Fault('notFound', 'no-such-round', `政策 ${options.policy} 没有批次 ${options.round}`);
  return { item: item.id, round: round?.id ?? null };
}

const known: readonly Segment[] = ['eligible', 'undetermined', 'needsPerson', 'nearMiss'];

function segmentOf(text: string): Segment {
  const segment = known.find((each) => each === text);
  if (!segment) throw new Fault('invalid', 'unknown-segment', `没有分组“${text}”，可用：${known.join('、')}`);
  return segment;
}

function shown({ id, state, contentHash, sequence }: Push) {
  return { id, state, contentHash, sequence };
}
