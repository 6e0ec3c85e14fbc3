import { readFile, stat } from 'node:fs/promises';

/** How long what was read counts as fresh, in milliseconds. */
const RECHECK_MS = 1000;

export interface WatchedFileOptions<T> {
  readonly file: string;
  /** Reads the file's text; throws when it holds something else. */
  readonly read: (text: string) => T;
  /** Hears why a changed file isn't taken; what was read before holds on. */
  readonly onFault?: (reason: string) => void;
  /** 1 s unless stated. */
  readonly recheckMs?: number;
}

/**
 * What a file holds, read again when the file changes, so that keys are rotated while parts run. A file
 * that is being written, or is gone, changes nothing.
 */
export class WatchedFile<T> {
  readonly #options: WatchedFileOptions<T>;
  #value: T;
  #version: string;
  #checkedAt = performance.now();

  private constructor(options: WatchedFileOptions<T>, value: T, version: string) {
    this.#options = options;
    this.#value = value;
    this.#version = version;
  }

  /** @throws what `read` throws, and the file system's error when the file can't be read */
  static async open<T>(options: WatchedFileOptions<T>): Promise<WatchedFile<T>> {
    const version = await versionOf(options.file);
    return new WatchedFile(options, options.read(await readFile(options.file, 'utf8')), version);
  }

  async current(): Promise<T> {
    const now = performance.now();
    if (now - this.#checkedAt < (this.#options.recheckMs ?? RECHECK_MS)) return this.#value;
    this.#checkedAt = now;
    const { file, read, onFault } = this.#options;
    try {
      const version = await versionOf(file);
      if (version === this.#version) return this.#value;
      this.#version = version;
      this.#value = read(await readFile(file, 'utf8'));
    } catch (error) {
      onFault?.(error instanceof Error ? error.message : String(error));
    }
    return this.#value;
  }
}

async function versionOf(file: string): Promise<string> {
  const { mtimeMs, size, ino } = await stat(file);
  return `${mtimeMs} ${size} ${ino}`;
}
