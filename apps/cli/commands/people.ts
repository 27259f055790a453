import { type Command, InvalidArgumentError } from 'commander';
import { type AdministratorRole, Administrators, type Appointment, roleNames } from '#platform';
import { type AddCommand, perform } from '../command.js';
import { table } from '../output.js';

type Named = Omit<Appointment, 'role'>;

interface Options {
  readonly system?: Named;
  readonly security?: Named;
  readonly audit?: Named;
}

/** `people …`: those without whom nobody could create anybody. */
export const addPeople: AddCommand = (program) => {
  const people = program.command('people').description('人员');
  people
    .command('admins')
    .description('设立最初的系统、安全、审计管理员（三个不同的人）；可重复执行，已设立的不变')
    .option('--system <姓名:账号标识>', '系统管理员', named)
    .option('--security <姓名:账号标识>', '安全管理员', named)
    .option('--audit <姓名:账号标识>', '审计管理员', named)
    .action((options: Options, command: Command) => {
      const appointments = appointmentsOf(options);
      if (appointments.length === 0) command.error('错误：请至少指明一位管理员，例如 --system 王芳:wangfang');
      return perform(command, async (session, output) => {
        const appointed = await session.get(Administrators).appoint(appointments);
        const rows = appointed.map(({ role, name, subject, granted }) => [
          roleNames[role],
          name,
          subject,
          granted ? '已设立' : '原已设立',
        ]);
        output.result(appointed, table(rows));
      });
    });
};

function appointmentsOf({ system, security, audit }: Options): Appointment[] {
  const asked: readonly (readonly [AdministratorRole, Named | undefined])[] = [
    ['systemAdmin', system],
    ['securityAdmin', security],
    ['auditAdmin', audit],
  ];
  return asked.flatMap(([role, who]) => (who ? [{ role, ...who }] : []));
}

/** A name and, after the first colon, an account, which may hold colons itself. */
function named(text: string): Named {
  const [, name, subject] = /^\s*([^:：]{1,60}?)\s*[:：]\s*(\S{1,255})\s*$/.exec(text) ?? [];
  if (!name || !subject) throw new InvalidArgumentError('应为 姓名:账号标识，例如 王芳:wangfang');
  return { name, subject };
}
