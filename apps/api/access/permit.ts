import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { Absent, Actor, Permission, Session } from '#platform';

export const permissionMetadata = 'policy-push:permission';

/** A route that everybody may use, signed in or not. */
export const everybody = 'public';
/** A route for everybody who is signed in. */
export const anybody = 'signed-in';
export type RoutePermission = Permission | typeof everybody | typeof anybody;

/** Names who may use a route. A route without it stops the start. */
export const Permit = (permission: RoutePermission) =>
  applyDecorators(SetMetadata(permissionMetadata, permission), ApiExtension('x-permission', permission));

/** A request after the access guard. */
export interface ActingRequest {
  actor?: Actor;
  /** The sign-in; a machine with a key has none. */
  session?: Session;
  /** In whose place a deputy acts, when their own roles would not do. */
  absent?: Absent;
}

/** The person on whose behalf the request is made. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const { actor } = context.switchToHttp().getRequest<ActingRequest>();
  if (!actor) throw new Error('a route that needs an actor must not be public');
  return actor;
});
