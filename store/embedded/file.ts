import { existsSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { StoreError } from '../store.ts';

/** Where an LMDB file's two meta pages hold what is read here, in bytes from the page's start. */
const META = { magic: 24, pageSize: 48, roots: [88, 136], transaction: 152, length: 160 } as const;
const MAGIC = 0xbeefc0de;
/** The root of a tree that is empty. */
const NO_PAGE = 0xffff_ffff_ffff_ffffn;

/**
 * Looks whether a file is LMDB's and whole, as LMDB itself reads whatever it is given through
 * mapped memory, where a foreign or shortened file ends the process. No file is fine: it is made.
 *
 * @throws StoreError where it is something else or cut off
 */
export async function assertStoreFile(path: string): Promise<void> {
  if (!existsSync(path)) return;
  const file = await open(path, 'r+');
  try {
    const { size } = await file.stat();
    if (size > 0) assertWhole(await metaOf(file), size);
  } finally {
    await file.close();
  }
}

/** The newer of the two meta pages. */
async function metaOf(file: FileHandle): Promise<Buffer> {
  const first = await pageAt(file, 0);
  const second = await pageAt(file, first.readUInt32LE(META.pageSize));
  const older = first.readBigUInt64LE(META.transaction) < second.readBigUInt64LE(META.transaction);
  return older ? second : first;
}

async function pageAt(file: FileHandle, position: number): Promise<Buffer> {
  const page = Buffer.alloc(META.length);
  const { bytesRead } = await file.read(page, 0, META.length, position);
  if (bytesRead < META.length || page.readUInt32LE(META.magic) !== MAGIC)
    throw new StoreError('data.mdb is damaged or no store of this program');
  return page;
}

function assertWhole(meta: Buffer, size: number): void {
  const pages = size / meta.readUInt32LE(META.pageSize);
  const roots = META.roots.map((at) => meta.readBigUInt64LE(at)).filter((root) => root !== NO_PAGE);
  if (roots.some((root) => root >= pages))
    throw new StoreError('data.mdb is cut off: a part of the file is missing');
}
