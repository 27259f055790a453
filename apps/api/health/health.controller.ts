import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { HealthCheck, HealthCheckService, TypeOrmHealthIndicator } from '@nestjs/terminus';
import { everybody, Permit } from '../access/permit.js';

const pingTimeoutMs = 2_000;

/** For whoever starts and watches the process. */
@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly database: TypeOrmHealthIndicator,
  ) {}

  /** The process answers. */
  @Get('live')
  @Permit(everybody)
  live() {
    return { status: 'ok' };
  }

  /** The process can do its work. */
  @Get('ready')
  @Permit(everybody)
  @HealthCheck()
  ready() {
    return this.health.check([() => this.database.pingCheck('database', { timeout: pingTimeoutMs })]);
  }
}
