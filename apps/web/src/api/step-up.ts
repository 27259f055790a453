/** Asked when the server wants the person confirmed; answers whether they were. */
type Ask = () => Promise<boolean>;

let ask: Ask = () => Promise.resolve(false);

/** Says how a person is led through their confirmation. The pages' frame does so once. */
export function onStepUp(how: Ask): void {
  ask = how;
}

let asking: Promise<boolean> | undefined;

/** Leads the person through; whatever else waits for a confirmation meanwhile waits for the same one. */
export function confirmed(): Promise<boolean> {
  asking ??= ask().finally(() => (asking = undefined));
  return asking;
}
