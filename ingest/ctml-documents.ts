import { parseAllDocuments } from 'yaml';
import { TOO_DEEP } from './extended-json.ts';

/** One document of a CTML file: a trial or a list of trials, not yet checked; or why it can't be read. */
export type CtmlDocument =
  | { readonly place: string; readonly value: unknown }
  | { readonly place: string; readonly fault: string };

/**
 * The documents of a file: JSON, of which several may simply follow each other, or YAML. A key that
 * stands twice in one object is a fault: a parser would silently drop one of the two.
 */
export function ctmlDocuments(text: string): readonly CtmlDocument[] {
  const content = text.replace(/^\uFEFF/, '');
  return /^\s*[[{]/.test(content) ? jsonDocuments(content) : yamlDocuments(content);
}

/** Where each document of a JSON file begins and ends; null for YAML. */
export function documentPieces(
  content: string,
): readonly { readonly start: number; readonly end: number }[] | null {
  return /^\s*[[{]/.test(content) ? pieces(content) : null;
}

const STRING = '"(?:[^"\\\\\\n]|\\\\.)*"';

function jsonDocuments(text: string): readonly CtmlDocument[] {
  return pieces(text).map(({ start, end }, index) => {
    const place = `document ${index + 1}`;
    const piece = text.slice(start, end);
    const repeated = repeatedKey(piece);
    if (repeated !== null) {
      const where = placeIn(text, start + repeated.at);
      return { place, fault: `the key ${repeated.key} stands twice in one object, at ${where}` };
    }
    try {
      const value: unknown = JSON.parse(piece);
      return { place, value };
    } catch (error) {
      const position = Number(/position (\d+)/.exec(String(error))?.[1] ?? piece.trimEnd().length);
      return { place, fault: `no complete JSON, broken at ${placeIn(text, start + position)}` };
    }
  });
}

/** Where each top-level object or array begins and ends; what follows the last is one more piece. */
function pieces(text: string): readonly { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = [];
  let [start, depth] = [0, 0];
  for (const { 0: token, index } of text.matchAll(new RegExp(`${STRING}|[{}[\\]]`, 'g'))) {
    if (token === '{' || token === '[') depth += 1;
    if (token !== '}' && token !== ']') continue;
    depth -= 1;
    if (depth > 0) continue;
    found.push({ start, end: index + 1 });
    [start, depth] = [index + 1, 0];
  }
  return text.slice(start).trim() === '' ? found : [...found, { start, end: text.length }];
}

function placeIn(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n');
  return `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
}

/** The first key that one of the objects holds twice, in its quotes, and where the second stands. */
function repeatedKey(text: string): { readonly key: string; readonly at: number } | null {
  const open: (Set<string> | null)[] = [];
  for (const { 0: token, 1: key, index: at } of text.matchAll(
    new RegExp(`(${STRING})\\s*:|${STRING}|[{}[\\]]`, 'g'),
  )) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(null);
    else if (token === '}' || token === ']') open.pop();
    else if (key !== undefined) {
      const keys = open.at(-1);
      if (keys?.has(key)) return { key, at };
      keys?.add(key);
    }
  }
  return null;
}

/** YAML 1.2's core schema: `N` is text there and not false, and dates are text. */
function yamlDocuments(text: string): readonly CtmlDocument[] {
  const documents = parseAllDocuments(text, { version: '1.2', schema: 'core', uniqueKeys: true });
  if (!Array.isArray(documents)) return [];
  return documents.map((document, index) => {
    const place = `document ${index + 1}`;
    const [error] = document.errors;
    if (error !== undefined) return { place, fault: faultOf(error) };
    try {
      const value: unknown = document.toJS({ maxAliasCount: 100 });
      return { place, value };
    } catch {
      return { place, fault: 'YAML with more aliases, or nested deeper, than a trial has use for' };
    }
  });
}

/** The parser's message without the lines of the file that it quotes. */
function faultOf({ code, message }: { readonly code: string; readonly message: string }): string {
  if (code === 'RESOURCE_EXHAUSTION') return `YAML that ${TOO_DEEP}`;
  return `no YAML: ${(message.split('\n')[0] ?? message).replace(/:$/, '')}`;
}
