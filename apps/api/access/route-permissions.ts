import { Injectable, type OnModuleInit, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { StartFault } from '#platform';
import { permissionMetadata } from './permit.js';

/** Stops the start when a route does not say who may use it. */
@Injectable()
export class RoutePermissions implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const open = this.discovery
      .getControllers()
      .flatMap(({ instance }) => this.withoutPermission(instance as object));
    if (open.length > 0) throw new StartFault(`以下接口没有声明权限：${open.join('、')}`);
  }

  private withoutPermission(controller: object): string[] {
    const prototype = Object.getPrototypeOf(controller) as Record<string, () => unknown>;
    return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name];
      if (!handler || this.reflector.get<RequestMethod | undefined>(METHOD_METADATA, handler) === undefined)
        return [];
      const permission = this.reflector.get<string | undefined>(permissionMetadata, handler);
      return permission === undefined ? [`${controller.constructor.name}.${name}`] : [];
    });
  }
}
