import type { SiteCause } from './site-answer.ts';

/** Why one question to a site has no answer, within this subgraph. */
export class SiteFault extends Error {
  override readonly name = 'SiteFault';
  readonly code: SiteCause;
  /** Whether it speaks against the site, so that after several the site is left alone for a while. */
  readonly againstSite: boolean;

  /** When the site will answer again, where it says so. */
  readonly until: Date | undefined;

  /** @param reason for the operator: nothing of what the site sent */
  constructor(code: SiteCause, reason: string, againstSite: boolean, until?: Date) {
    super(reason);
    this.code = code;
    this.againstSite = againstSite;
    this.until = until;
  }
}
