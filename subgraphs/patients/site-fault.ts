import type { Sign } from './circuit.ts';
import type { SiteCause, ToldBySite } from './site-answer.ts';

/** Why one question to a site has no answer, within this subgraph. */
export class SiteFault extends Error {
  override readonly name = 'SiteFault';
  readonly code: SiteCause;
  /** After several by which it fails, the site is left alone for a while. */
  readonly shows: Sign;
  readonly told: ToldBySite;

  /**
   * @param reason for the operator: nothing of what the site sent
   * @param told for the client
   */
  constructor(code: SiteCause, reason: string, shows: Sign, told: ToldBySite = {}) {
    super(reason);
    this.code = code;
    this.shows = shows;
    this.told = told;
  }
}
