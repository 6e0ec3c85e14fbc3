import type { Document } from 'yaml';
import { isDocument, isNode, LineCounter, parseAllDocuments } from 'yaml';
import { ctmlDocuments, documentPieces } from '../ctml-documents.ts';
import type { Path } from './issue.ts';

/** Where something stands in a file, from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A document of a file, and where each of its values stands. */
export type LocatedDocument =
  | { readonly value: unknown; readonly positionOf: (path: Path) => Position }
  | { readonly fault: string; readonly position: Position };

/** The documents of a CTML file as ingestion reads them; JSON is YAML, so one parser tells the places. */
export function locatedDocuments(text: string): readonly LocatedDocument[] {
  const content = text.replace(/^\uFEFF/, '');
  const pieces = documentPieces(content);
  return ctmlDocuments(content).map((document, index): LocatedDocument => {
    const start = pieces?.[index]?.start ?? 0;
    const before = content.slice(0, start).split('\n').length - 1;
    if ('fault' in document) {
      const [, line, column = 1] = /line (\d+)(?:, column (\d+))?/.exec(document.fault) ?? [];
      const position = { line: Number(line ?? before + 1), column: Number(column) };
      return { fault: document.fault, position };
    }
    const piece = pieces === null ? content : content.slice(start, pieces[index]?.end);
    const counter = new LineCounter();
    const parsed = parsedAt(piece, pieces === null ? index : 0, counter);
    return {
      value: document.value,
      positionOf: (path) => {
        const offset = parsed === null ? 0 : offsetOf(parsed, path);
        const { line, col } = counter.linePos(offset);
        return { line: Math.max(line, 1) + before, column: Math.max(col, 1) };
      },
    };
  });
}

function parsedAt(text: string, index: number, lineCounter: LineCounter): Document | null {
  const documents = parseAllDocuments(text, { version: '1.2', schema: 'core', lineCounter });
  const found = Array.isArray(documents) ? documents[index] : null;
  return isDocument(found) ? found : null;
}

/** Of the value itself, or of the nearest around it that stands in the file. */
function offsetOf(document: Document, path: Path): number {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
    const offset = isNode(node) ? node.range?.[0] : undefined;
    if (offset !== undefined) return offset;
  }
  return 0;
}
