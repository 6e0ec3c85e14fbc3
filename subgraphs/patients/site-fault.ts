import type { SiteCause, ToldBySite } from './site-answer.ts';

/** Why one question to a site has no answer, within this subgraph. */
export class SiteFault extends Error {
  override readonly name = 'SiteFault';
  readonly code: SiteCause;
  /** Whether it speaks against the site, so that after several the site is left alone for a while. */
  readonly againstSite: boolean;

  readonly told: ToldBySite;

  /**
   * @param reason for the operator: nothing of what the site sent
   * @param told for the client
   */
  constructor(code: SiteCause, reason: string, againstSite: boolean, told: ToldBySite = {}) {
    super(reason);
    this.code = code;
    this.againstSite = againstSite;
    this.told = told;
  }
}
