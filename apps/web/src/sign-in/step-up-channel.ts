const NAME = 'policy-push-step-up';

/** Tells the other windows that the person has confirmed themselves. */
export function tellStepUp(): void {
  const channel = new BroadcastChannel(NAME);
  channel.postMessage('confirmed');
  channel.close();
}

/** Calls back when another window tells so. Returns how to stop. */
export function listenForStepUp(heard: () => void): () => void {
  const channel = new BroadcastChannel(NAME);
  channel.onmessage = heard;
  return () => channel.close();
}
