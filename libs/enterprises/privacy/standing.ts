/** One thing that was said on behalf of an enterprise: what, by whom, when. */
export interface Standing<Deed extends string> {
  readonly deed: Deed;
  readonly person: string;
  readonly at: Date;
}
