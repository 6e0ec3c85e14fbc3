import { z } from 'zod';
import type { SourceFile } from './format.ts';
import { NotThisFormatError } from './format.ts';

/** A node as the file has it, and where: its code, or its place in the list. */
export interface OncoTreeNode {
  readonly where: string;
  readonly node: Readonly<Record<string, unknown>>;
}

const looseObject = z.record(z.string(), z.unknown());
/** The root alone, keyed by its code; every node holds its children by their codes. */
const nested = z
  .record(z.string(), z.looseObject({ children: looseObject }))
  .refine((root) => Object.entries(root).every(([code, node]) => node['code'] === code));
/** The API's flat list: every node names its `parent`. */
const flat = z.array(looseObject).refine((nodes) => nodes.some((node) => 'parent' in node));

/**
 * The tumour types of an OncoTree file in either of its forms.
 * @throws NotThisFormatError where it is neither
 */
export async function oncoTreeNodes(file: SourceFile): Promise<OncoTreeNode[]> {
  const value = parse(await file.text());
  const tree = nested.safeParse(value);
  if (tree.success && Object.keys(tree.data).length > 0) return withDescendants(tree.data);
  const list = flat.safeParse(value);
  if (list.success)
    return list.data.map((node, index) => ({ where: whereOf(node, `entry ${index + 1}`), node }));
  throw new NotThisFormatError(
    `${file.name} is no OncoTree: expected is a JSON object with the root by its code (TISSUE) and ` +
      'nested children, or a list of types with code and parent',
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function withDescendants(root: Readonly<Record<string, unknown>>): OncoTreeNode[] {
  const found: OncoTreeNode[] = [];
  const waiting = Object.entries(root);
  // Grows while it is walked.
  for (const [key, value] of waiting) {
    const otherwise = `type ${found.length + 1}`;
    const node = looseObject.safeParse(value);
    if (!node.success) {
      found.push({ where: nameOf(key) ?? otherwise, node: {} });
      continue;
    }
    found.push({ where: whereOf(node.data, nameOf(key) ?? otherwise), node: node.data });
    const children = looseObject.safeParse(node.data['children']);
    if (!children.success) continue;
    for (const child of Object.entries(children.data)) waiting.push(child);
  }
  return found;
}

function whereOf(node: Readonly<Record<string, unknown>>, otherwise: string): string {
  return nameOf(node['code']) ?? otherwise;
}

/** A code that a report can name a type by; null for what is far too long to be one. */
function nameOf(code: unknown): string | null {
  return typeof code === 'string' && code !== '' && code.length <= 60 ? code : null;
}
