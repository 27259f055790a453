import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Actor, type Permission, type Role, roles } from '#platform';
import { credentialsOf } from './credentials.js';
import { aPerson } from './people.js';
import type { TestApp } from './test-app.js';

/** A route as the OpenAPI document has it. */
export interface ApiRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly permission: string;
  /** Names of the fields of its JSON body; undefined when it takes none. */
  readonly fields: readonly string[] | undefined;
  readonly isUpload: boolean;
  /** Content types of what it answers. */
  readonly answers: readonly string[];
}

interface Operation {
  readonly 'x-permission': string;
  readonly requestBody?: { readonly content: Readonly<Record<string, { schema?: JsonSchema }>> };
  readonly responses: Readonly<Record<string, { content?: Readonly<Record<string, unknown>> }>>;
}
interface JsonSchema {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly $ref?: string;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, JsonSchema>> };
}

/** Every route of the API, in the order of its document; event streams, which never end, left out. */
export async function apiRoutes(api: NestFastifyApplication): Promise<ApiRoute[]> {
  const document = (await api.inject('/api/openapi.json')).json<Document>();
  return Object.entries(document.paths)
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => routeOf(document, path, method, operation)),
    )
    .filter(({ path }) => !path.endsWith('/events'));
}

function routeOf(document: Document, path: string, method: string, operation: Operation): ApiRoute {
  const content = operation.requestBody?.content ?? {};
  const json = content['application/json']?.schema;
  const named = json?.$ref ? document.components?.schemas?.[json.$ref.split('/').at(-1) ?? ''] : json;
  return {
    method: method.toUpperCase() as ApiRoute['method'],
    path,
    permission: operation['x-permission'],
    fields: json && Object.keys(named?.properties ?? {}),
    isUpload: 'multipart/form-data' in content,
    answers: Object.values(operation.responses).flatMap((response) => Object.keys(response.content ?? {})),
  };
}

/** An address of a route; ids that are not given stand for nothing that exists. */
export function addressOf({ path }: ApiRoute, known: Readonly<Record<string, string>> = {}): string {
  return path.replace(
    /\{(\w+)\}/g,
    (_, name: string) => known[name] ?? (name === 'number' ? '1' : randomUUID()),
  );
}

/** Somebody of every role, signed in and confirmed. */
export class Everybody {
  private constructor(
    private readonly people: readonly { actor: Actor; headers: Record<string, string> }[],
  ) {}

  static async of(app: TestApp, api: NestFastifyApplication): Promise<Everybody> {
    const people = [];
    for (const role of roles) {
      const actor = await aPerson(app, [role], homeOf(role));
      people.push({ actor, headers: await credentialsOf(api, actor) });
    }
    return new Everybody(people);
  }

  /** The first who may use a route. */
  whoMay({ permission }: ApiRoute): { actor: Actor; headers: Record<string, string> } {
    const open = permission === 'public' || permission === 'signed-in';
    const found = this.people.find(({ actor }) => open || actor.may(permission as Permission));
    if (!found) throw new Error(`nobody may use a route with ${permission}`);
    return found;
  }
}

function homeOf(role: Role): string | null {
  if (['systemAdmin', 'securityAdmin', 'auditAdmin', 'enterprise'].includes(role)) return null;
  return ['operator', 'clerk', 'reader'].includes(role) ? 'centre' : 'tax';
}
