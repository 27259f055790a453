export async function benchPush(): Promise<void> {}
