import { Controller, Get, NotFoundException, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { everybody, Permit } from '../access/permit.js';

/** Every address that is not the API's is a page; the pages find their own way from there. */
@ApiExcludeController()
@Controller()
export class PagesController {
  @Get('*')
  @Permit(everybody)
  page(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    if (/^\/(api|health|assets)(\/|$)/.test(request.url.split('?')[0] ?? '')) throw new NotFoundException();
    void reply.header('cache-control', 'no-cache').sendFile('index.html');
  }
}
