/** The words nearest to a misspelt one, at most three; none when nothing is near. */
export function nearest(word: string, known: Iterable<string>): readonly string[] {
  const asked = word.toLowerCase();
  const farthest = Math.max(1, Math.floor(asked.length / 3));
  return [...known]
    .filter((each) => Math.abs(each.length - asked.length) <= farthest)
    .map((each) => ({ each, distance: editDistance(asked, each.toLowerCase()) }))
    .filter(({ distance }) => distance <= farthest)
    .sort((a, b) => a.distance - b.distance || (a.each < b.each ? -1 : 1))
    .slice(0, 3)
    .map(({ each }) => each);
}

/** `; did you mean A or B?`, or nothing. */
export function suggestion(word: string, known: Iterable<string>): string {
  const words = nearest(word, known);
  return words.length === 0 ? '' : `; did you mean ${words.join(' or ')}?`;
}

/** How many letters to insert, delete, replace or swap with the next (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  const distance = (row: number, column: number) => rows[row]?.[column] ?? 0;
  for (let i = 1; i <= a.length; i += 1) {
    rows.push([i]);
    for (let j = 1; j <= b.length; j += 1) {
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      rows[i]?.push(
        Math.min(
          distance(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
          distance(i - 1, j) + 1,
          distance(i, j - 1) + 1,
          isSwap ? distance(i - 2, j - 2) + 1 : Infinity,
        ),
      );
    }
  }
  return distance(a.length, b.length);
}
