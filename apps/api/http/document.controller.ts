import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';
import { everybody, Permit } from '../access/permit.js';

/** The API's own description. */
@ApiExcludeController()
@Controller('api/openapi.json')
export class DocumentController {
  private document: OpenAPIObject | undefined;

  /** Set once, when all routes are known. */
  publish(document: OpenAPIObject): void {
    this.document = document;
  }

  @Get()
  @Permit(everybody)
  get(): OpenAPIObject | undefined {
    return this.document;
  }
}
