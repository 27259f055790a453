import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Actor, type ApiKey, ApiKeys, Clock, keyPermissions } from '#platform';
import { CurrentActor, Permit } from '../access/permit.js';
import { StepUp } from '../access/step-up.js';
import { Audited } from '../audit/audited.js';
import { Answers } from '../http/answers.js';
import { apiKey, apiKeyPage, issuedKey, keyInput, keyOptions, keyQuery } from './key.schema.js';

const id = z.uuid();

/** Keys of machines. */
@ApiTags('接口密钥')
@Controller('api/keys')
export class KeysController {
  constructor(
    private readonly keys: ApiKeys,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Permit('keys:read')
  @Answers(apiKeyPage)
  async list(
    @Query({ schema: keyQuery }) { page, size }: z.output<typeof keyQuery>,
  ): Promise<z.output<typeof apiKeyPage>> {
    const { items, total } = await this.keys.list(page, size);
    return { items: items.map((key) => this.shown(key)), total };
  }

  /** What a key can be given. */
  @Get('options')
  @Permit('keys:read')
  @Answers(keyOptions)
  options(): z.output<typeof keyOptions> {
    return { permissions: [...keyPermissions] };
  }

  /** The token is in this answer and nowhere else, so a repeat can't get it: no `Idempotency-Key` here. */
  @Post()
  @Permit('keys:write')
  @StepUp()
  @Audited('keys.create', { answered: 'key' })
  @Answers(issuedKey, 201)
  async create(
    @Body({ schema: keyInput }) { expiresOn, ...input }: z.output<typeof keyInput>,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof issuedKey>> {
    const draft = { ...input, expiresAt: endOf(expiresOn) };
    const { key, token } = await this.keys.issue(draft, actor);
    return { key: this.shown(key), token };
  }

  @Post(':id/revoke')
  @Permit('keys:write')
  @Answers(apiKey)
  async revoke(
    @Param('id', { schema: id }) key: string,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof apiKey>> {
    return this.shown(await this.keys.revoke(key, actor));
  }

  private shown(key: ApiKey): z.output<typeof apiKey> {
    const { id: keyId, name, kind, prefix, department, lastUsedFrom } = key;
    const { person, personName, permissions, networks } = key;
    return {
      ...{ id: keyId, name, kind, prefix, department, lastUsedFrom },
      person: { id: person, name: personName },
      permissions: [...permissions],
      networks: [...networks],
      state: this.stateOf(key),
      createdAt: key.createdAt.toISOString(),
      expiresAt: key.expiresAt.toISOString(),
      revokedAt: key.revokedAt?.toISOString() ?? null,
      lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
    };
  }

  private stateOf({ revokedAt, expiresAt }: ApiKey): 'active' | 'expired' | 'revoked' {
    if (revokedAt) return 'revoked';
    return expiresAt <= this.clock.now() ? 'expired' : 'active';
  }
}

/** The last instant of a day in Shanghai. */
function endOf(day: string): Date {
  return new Date(`${day}T23:59:59.999+08:00`);
}
