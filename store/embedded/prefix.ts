/**
 * The text that everything which a regular expression matches begins with: for `^BRAF V600` the
 * whole, for `^BRAF.*` the first four letters. `null` where there is none.
 */
export function literalPrefix(source: string): string | null {
  if (!source.startsWith('^') || source.includes('|')) return null;
  let prefix = '';
  for (let at = 1; at < source.length;) {
    const { text, length } = literalAt(source, at);
    if (text === null) break;
    at += length;
    if (/^[?*{]/.test(source.slice(at))) break;
    prefix += text;
  }
  return prefix === '' ? null : prefix;
}

/** The one character that must stand here, and how much of the source says so. */
function literalAt(source: string, at: number): { text: string | null; length: number } {
  const [character = ''] = source.slice(at);
  if (character !== '\\') {
    const special = /^[\^$.*+?()[\]{}]$/.test(character);
    return { text: special ? null : character, length: character.length };
  }
  const escaped = source.charAt(at + 1);
  return { text: /^[^A-Za-z0-9\s]$/.test(escaped) ? escaped : null, length: 2 };
}
