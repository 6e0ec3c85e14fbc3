import { readFileSync, statSync } from 'node:fs';
import { codeOf } from '../service/error-code.ts';
import type { Log } from '../service/log.ts';
import { NO_POLICY, readSitePolicy, SitePolicyError, type SitePolicy } from './policy-schema.ts';

/** The policy that holds now, or why none can be told: then the site refuses everything. */
export type PolicyState =
  { readonly policy: SitePolicy } | { readonly policy: null; readonly fault: string };

export interface PolicyFileOptions {
  readonly mustExist: boolean;
  readonly log?: Log;
  readonly remember?: () => void;
}

/**
 * A site's policy file, looked at before each request, so that a change holds from the next one. A file
 * that is wrong, or gone though it was there, leaves no policy: that is not the same as none.
 */
export class PolicyFile {
  readonly #file: string;
  readonly #log: Log | null;
  readonly #remember: (() => void) | undefined;
  /** What `#look` gave last; undefined before it was told. */
  #version: string | null | undefined;
  #state: PolicyState;

  /**
   * @param mustExist false: where there is no file yet, nothing is refused
   * @param log hears once of each change why a file is wrong
   * @param remember is called when there is a file, so that it must exist from then on
   */
  constructor(file: string, { mustExist, log, remember }: PolicyFileOptions) {
    this.#file = file;
    this.#remember = remember;
    this.#log = log ?? null;
    this.#state = mustExist ? broken('it is gone') : { policy: NO_POLICY };
    this.#version = mustExist ? undefined : null;
    this.current();
  }

  current(): PolicyState {
    const version = this.#look();
    if (version === this.#version) return this.#state;
    this.#version = version;
    if (version !== null) this.#remember?.();
    this.#state = version === null ? broken('it is gone') : read(this.#file);
    if (this.#state.policy === null)
      this.#log?.error('the site refuses everything: its policy is wrong', {
        reason: this.#state.fault,
      });
    else this.#log?.info('a policy of the site holds');
    return this.#state;
  }

  /** Null while there is no file. */
  #look(): string | null {
    try {
      const { mtimeMs, ctimeMs, size, ino } = statSync(this.#file);
      return `${mtimeMs} ${ctimeMs} ${size} ${ino}`;
    } catch (error) {
      return codeOf(error) === 'ENOENT' ? null : `unreadable: ${codeOf(error) ?? 'unknown'}`;
    }
  }
}

function read(file: string): PolicyState {
  try {
    return { policy: readSitePolicy(readFileSync(file, 'utf8')) };
  } catch (error) {
    return broken(
      error instanceof SitePolicyError
        ? error.message
        : `it can't be read: ${codeOf(error) ?? 'unknown'}`,
    );
  }
}

function broken(fault: string): PolicyState {
  return { policy: null, fault };
}
