import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { BLOCK_SIZE } from '#matching';
import { Enterprises } from '#enterprises';
import { type Actor, Fault } from '#platform';
import { Ledger, type Push, Pushes, PushReach, type Reach } from '#push';
import { CurrentActor, Permit } from '../access/permit.js';
import { Answers } from '../http/answers.js';
import { uscc } from '../paging.schema.js';
import { pushAnswer, pushBlocks } from './push.schema.js';

const id = z.uuid();
const segmentNames: Readonly<Record<string, string>> = {
  eligible: '初步符合',
  undetermined: '待补充信息',
  needsPerson: '需人工认定',
  nearMiss: '差一项',
};

const reasonNames: Readonly<Record<string, string>> = {
  'refused-personalised': '企业拒绝按其特征选择的推送（个性化推送）',
};

/** What stands behind the sums of a push. */
@ApiTags('推送')
@Controller('api/pushes/:id')
export class PushEvidenceController {
  constructor(
    private readonly pushes: Pushes,
    private readonly ledger: Ledger,
    private readonly reach: PushReach,
    private readonly enterprises: Enterprises,
  ) {}

  /** The ledger of the push, block by block. */
  @Get('blocks')
  @Permit('pushes:read')
  @Answers(pushBlocks)
  async blocks(
    @Param('id', { schema: id }) push: string,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof pushBlocks>> {
    const { sequence } = await this.pushes.get(push, actor);
    const blocks = sequence === null ? [] : await this.ledger.blocks(sequence);
    return blocks.map((row) => ({
      ...row,
      ordinals: `${row.block * BLOCK_SIZE}–${(row.block + 1) * BLOCK_SIZE - 1}`,
    }));
  }

  /** Why this enterprise got it, or not. */
  @Get('enterprises/:uscc')
  @Permit('pushes:read')
  @Answers(pushAnswer)
  async answer(
    @Param('id', { schema: id }) push: string,
    @Param('uscc', { schema: uscc }) code: string,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof pushAnswer>> {
    const found = await this.pushes.get(push, actor);
    if (found.sequence === null)
      throw new Fault('conflict', 'push-not-dispatched', '这次推送还没有投放，投放后才能查询');
    const { ordinal, uscc: shown, name } = await this.enterprises.get(code);
    const reach = await this.reach.of(found.sequence, ordinal);
    const { segment, targeted, delivered, readAt } = reach;
    return {
      uscc: shown,
      name,
      segment,
      targeted,
      delivered,
      readAt: readAt?.toISOString() ?? null,
      answer: answerText(reach, found),
    };
  }
}

const groupText = (segment: string | null): string =>
  segment ? `投放时属于“${segmentNames[segment] ?? segment}”` : '投放时不符合条件，也不是在业的差一项企业';

const listText = (segment: string | null): string =>
  segment ? '投放时在名单上' : '投放时不在名单上，或已不在业';

function answerText({ segment, alreadyTold, targeted, delivered, reason }: Reach, push: Push): string {
  const group = push.list === null ? groupText(segment) : listText(segment);
  if (delivered) return `已收到：${group}`;
  if (reason) return `没有收到：${group}，原因：${reasonNames[reason] ?? reason}`;
  if (targeted) return `待投放：${group}`;
  if (alreadyTold) return `没有再次收到：${group}，本批次此前已推送过同一政策`;
  if (segment && !push.segments.some((each) => each.segment === segment))
    return `没有收到：${group}，本次推送没有选这一分组`;
  return `没有收到：${group}`;
}
