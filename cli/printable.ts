/** What steers a terminal or turns text round: controls, and Unicode's marks of direction. */
const STEERING = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** No line needs more characters. */
const MOST = 2_000;

/** Lines as a terminal gets them: what files and callers chose must not steer it, nor pass for a line. */
export function printable(lines: readonly string[]): string {
  return lines.map((line) => `${oneLine(line)}\n`).join('');
}

/** The same of one line, without its end. */
export function oneLine(text: string): string {
  const shown = text.replaceAll(STEERING, '?');
  return shown.length <= MOST ? shown : `${shown.slice(0, MOST)} … (${shown.length} characters)`;
}
