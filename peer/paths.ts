import { z } from 'zod';

/** A criterion as it is written: `{"clinical": {…}}`, perhaps with several keys. */
export type WrittenCriterion = Readonly<Record<string, unknown>>;

interface Node {
  readonly isAnd: boolean;
  readonly criteria: WrittenCriterion[];
  readonly children: Node[];
  /** The first group of alternatives below an AND; later groups are hung below its ends. */
  firstGroup: Node | null;
}

interface Task {
  readonly parent: Node;
  readonly item: WrittenCriterion;
}

const itemSchema = z.record(z.string(), z.unknown());
const itemsSchema = z.array(itemSchema);

/**
 * The conjunctions that the peer makes of a clause. It hangs a further group of alternatives below what
 * is an end at that moment; groups within alternatives come last, so that they and the further groups
 * stand for each other where all of them should be asked for. Null for a clause that it can't read, or
 * one of more than `limit` conjunctions.
 */
export function peerPaths(
  clause: unknown,
  limit: number,
): readonly (readonly WrittenCriterion[])[] | null {
  const items = itemsSchema.safeParse(clause);
  if (!items.success) return null;
  const root = nodeOf(true);
  const tasks: Task[] = [];
  for (const item of items.data) queue(tasks, root, item);
  for (let task = tasks.pop(); task !== undefined; task = tasks.pop())
    if (!grow(task, tasks)) return null;
  return pathsBelow(root, limit);
}

function nodeOf(isAnd: boolean, criteria: readonly WrittenCriterion[] = []): Node {
  return { isAnd, criteria: [...criteria], children: [], firstGroup: null };
}

/** What holds alternatives waits until all else is done. */
function queue(tasks: Task[], parent: Node, item: WrittenCriterion): void {
  if (Object.keys(item).some((key) => key.startsWith('or'))) tasks.unshift({ parent, item });
  else tasks.push({ parent, item });
}

function grow({ parent, item }: Task, tasks: Task[]): boolean {
  for (const [key, value] of Object.entries(item)) {
    const isConnective = key.startsWith('and') || key.startsWith('or');
    const members = isConnective ? itemsSchema.safeParse(value) : null;
    if (members?.success === false) return false;
    if (members === null) addCriteria(parent, [item]);
    else if (key.startsWith('and')) growAll(parent, members.data, tasks);
    else growAny(parent, members.data, tasks);
  }
  return true;
}

function addCriteria(parent: Node, criteria: readonly WrittenCriterion[]): Node {
  if (parent.isAnd) {
    parent.criteria.push(...criteria);
    return parent;
  }
  const child = nodeOf(true, criteria);
  parent.children.push(child);
  return child;
}

function growAll(parent: Node, members: readonly WrittenCriterion[], tasks: Task[]): void {
  const entries = members.flatMap((member) => Object.entries(member));
  const isCriterion = ([key]: readonly [string, unknown]) => !/^(and|or)/.test(key);
  const own = entries.filter(isCriterion).map(([key, value]) => ({ [key]: value }));
  const node = addCriteria(parent, own);
  for (const entry of entries)
    if (!isCriterion(entry)) queue(tasks, node, { [entry[0]]: entry[1] });
}

function growAny(parent: Node, members: readonly WrittenCriterion[], tasks: Task[]): void {
  const group = nodeOf(false);
  for (const item of members) tasks.push({ parent: group, item });
  if (!parent.isAnd || parent.firstGroup === null) {
    parent.children.push(group);
    if (parent.isAnd) parent.firstGroup = group;
    return;
  }
  for (const end of endsBelow(parent.firstGroup)) end.children.push(group);
}

function endsBelow(start: Node): readonly Node[] {
  const seen = new Set<Node>(start.children);
  for (const node of seen) for (const child of node.children) seen.add(child);
  return [...seen].filter(({ children }) => children.length === 0);
}

function pathsBelow(root: Node, limit: number): readonly (readonly WrittenCriterion[])[] | null {
  const paths: WrittenCriterion[][] = [];
  const waiting: { readonly node: Node; readonly path: readonly WrittenCriterion[] }[] = [
    { node: root, path: [] },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const path = [...next.path, ...next.node.criteria];
    if (next.node.children.length === 0) paths.push(path);
    else for (const node of next.node.children) waiting.push({ node, path });
    if (paths.length + waiting.length > limit) return null;
  }
  return paths;
}
