import { Body, Controller, Delete, Get, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { Memberships } from '#enterprises';
import { Config, notFound, People } from '#platform';
import { everybody, Permit } from '../access/permit.js';
import { Sessions } from '../access/sessions.js';
import { Answers, AnswersNothing } from '../http/answers.js';
import { hintFor } from './demo-hint.js';
import { demoPeople, demoSessionInput } from './demo.schema.js';

/** Choosing a person on a page, in the demo only. */
@ApiTags('演示')
@Controller('api/demo')
export class DemoController {
  constructor(
    private readonly config: Config,
    private readonly people: People,
    private readonly memberships: Memberships,
  ) {}

  @Get('people')
  @Permit(everybody)
  @Answers(demoPeople)
  async list(): Promise<z.output<typeof demoPeople>> {
    this.onlyInDemo();
    const people = await this.people.list();
    return Promise.all(
      people.map(async ({ id, name, roles, department }) => ({
        id,
        name,
        roles: [...roles],
        department,
        enterprises: (await this.memberships.of(id)).map(({ uscc, name: enterprise }) => ({
          uscc,
          name: enterprise,
        })),
        hint: hintFor(roles),
      })),
    );
  }

  @Post('session')
  @Permit(everybody)
  @AnswersNothing()
  async choose(
    @Body({ schema: demoSessionInput }) { person }: z.output<typeof demoSessionInput>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    this.onlyInDemo();
    if (!(await this.people.find(person))) throw notFound('这个演示人员');
    reply.setCookie(Sessions.cookie, person, { httpOnly: true, sameSite: 'lax', path: '/' });
  }

  @Delete('session')
  @Permit(everybody)
  @AnswersNothing()
  leave(@Res({ passthrough: true }) reply: FastifyReply): void {
    reply.clearCookie(Sessions.cookie, { path: '/' });
  }

  private onlyInDemo(): void {
    if (!this.config.demo) throw notFound('演示页面');
  }
}
