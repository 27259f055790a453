import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { INestApplication } from '@nestjs/common';
import { z } from 'zod';

type JsonSchema = Record<string, unknown>;

/** The API as OpenAPI 3.1, made from the same schemas that parse its inputs. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('policy-push')
    .setDescription('政策精准推送服务的接口。错误均为 application/problem+json（RFC 9457）。')
    .setVersion('1')
    .build();
  return SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
    standardSchemaConverter: (schema, { schemaType }) => convert(schema as z.ZodType, schemaType),
  });
}

function convert(schema: z.ZodType, io: 'input' | 'output') {
  const {
    $schema: _schema,
    $defs = {},
    ...json
  } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonSchema;
  return { schema: json, components: $defs as Record<string, JsonSchema> };
}
