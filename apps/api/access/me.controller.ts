import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { type Actor, Config } from '#platform';
import { me } from '../demo/demo.schema.js';
import { Answers } from '../http/answers.js';
import { anybody, CurrentActor, Permit } from './permit.js';
import { Sessions } from './sessions.js';

/** Who is signed in. */
@ApiTags('人员')
@Controller('api/me')
export class MeController {
  constructor(
    private readonly sessions: Sessions,
    private readonly config: Config,
  ) {}

  @Get()
  @Permit(anybody)
  @Answers(me)
  async get(@CurrentActor() actor: Actor): Promise<z.output<typeof me>> {
    const session = await this.sessions.find(actor.id);
    const enterprises = (session?.enterprises ?? []).map(({ uscc, name }) => ({ uscc, name }));
    const { id, name, roles, department } = actor;
    return {
      id,
      name,
      roles: [...roles],
      department,
      enterprises,
      permissions: actor.listPermissions(),
      demo: this.config.demo,
    };
  }
}
