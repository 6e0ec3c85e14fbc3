import { userInfo } from 'node:os';
import { COUNTRY_CODE, STUDY_WORD } from '../identity/identity.ts';
import { isPurposeOfUse } from '../identity/purpose-of-use.ts';
import { partialDate } from '../ingest/fhir/elements.ts';
import { isNeverInForce } from '../site/consent-rules.ts';
import { DATA_USE_TERMS } from '../site/data-use.ts';
import type { ConsentRule, Limit } from '../site/records.ts';
import { didYouMean } from '../terminology/nearest.ts';
import { loadOncoTree, type OncoTree } from '../terminology/oncotree.ts';
import type { ConsentSetOptions } from './consent.ts';
import { describeRule, summaryOf } from './consent-show.ts';
import { atSite, patientAt } from './consent-site.ts';
import { CommandError } from './failure.ts';

const LIMITS: readonly Limit[] = ['disease', 'country', 'user', 'project', 'institution'];

/** What values must look like to be met by what a question can state. */
const WORD = { shape: STUDY_WORD, asked: 'code or name without blanks' };
const SHAPES: { readonly [L in Limit]?: typeof WORD } = {
  country: { shape: COUNTRY_CODE, asked: 'ISO 3166-1 code: write two capital letters, such as DE' },
  user: {
    shape: /^[a-z][a-z0-9-]{0,30}\/\S+$/,
    asked:
      "user: write INSTITUTION/SUBJECT, such as lakeside/u-17, the subject as in the user's token",
  },
};

/** `consent set`. @throws CommandError that names the option that is wrong, or says why it isn't set */
export async function setConsent(options: ConsentSetOptions): Promise<void> {
  const rule = ruleOf(options);
  await atSite(options, async (site) => {
    const tree = await loadOncoTree(site.store);
    const record = await patientAt(site, options.patient);
    const stated = await site.desk.set(record, rule, statedBy(options), new Date().toISOString());
    if (stated === 'WITHDRAWN_MEANWHILE')
      throw new CommandError(
        'not set: consent was withdrawn at the same moment; look at consent show, and give it again if it is to follow that',
      );
    const state =
      stated === 'SET' ? 'set; it holds from the next request' : 'unchanged; this held already';
    const lines = [`${site.id}:${record.pseudonym}: ${state}`, `  ${describeRule(rule)}`];
    const after = await patientAt(site, record._id);
    const notes = [
      ...options.disease.flatMap((disease) => noteOn(disease, tree)),
      ...(isOver(rule)
        ? ['  note: the last day is over: it says nothing of any use from now on']
        : []),
    ];
    process.stdout.write(`${[...lines, ...notes, ...summaryOf(after, site.id)].join('\n')}\n`);
  });
}

/** What the options state. @throws CommandError that names the option that is wrong */
export function ruleOf(options: Omit<ConsentSetOptions, 'patient'>): ConsentRule {
  const decision = decisionOf(options);
  const dataUse = [...new Set(options.duo.map(termOf))].sort();
  const purposes = [...new Set(options.purpose)].sort();
  for (const purpose of purposes)
    if (!isPurposeOfUse(purpose))
      throw new CommandError(
        `--purpose: '${purpose}' is no HL7 PurposeOfUse code: take one such as TREAT or HRESCH`,
      );
  const limitedTo = limitsOf(options, dataUse);
  if (decision === 'home-only' && dataUse.length + purposes.length > 0)
    throw new CommandError('--withdraw is from everything: leave out --purpose and --duo');
  if (decision === 'permit' && dataUse.length + purposes.length === 0)
    throw new CommandError('--permit takes what is permitted: give --purpose or --duo');
  if (decision === 'permit' && purposes.length === 0 && !dataUse.some(grantsSomething))
    throw new CommandError(
      `--permit: ${dataUse.join(', ')} limits a use and names none, so nothing would be permitted: give --purpose, or a term such as GRU, too`,
    );
  const start = dayOf('--from', options.from);
  const end = dayOf('--until', options.until);
  if (isNeverInForce({ start, end }))
    throw new CommandError('--until: the last day is before the first');
  const limits = Object.keys(limitedTo).length > 0 && { limitedTo };
  return { status: 'active', decision, dataUse, purposes, ...limits, start, end };
}

function grantsSomething(id: string): boolean {
  return DATA_USE_TERMS.some((term) => term.id === id && term.grants.length > 0);
}

function decisionOf({
  permit,
  deny,
  withdraw,
}: Omit<ConsentSetOptions, 'patient'>): ConsentRule['decision'] {
  if (permit) return 'permit';
  if (deny) return 'deny';
  if (withdraw) return 'home-only';
  throw new CommandError('give one of --permit, --deny and --withdraw');
}

/** A term by its id or its shorthand. */
function termOf(word: string): string {
  const term = DATA_USE_TERMS.find(({ id, shorthand }) =>
    [id, shorthand].includes(word.toUpperCase()),
  );
  if (term === undefined)
    throw new CommandError(
      `--duo: '${word}' is no term of the Data Use Ontology that is known here: take an id such as DUO:0000042, or one of ${DATA_USE_TERMS.map(({ shorthand }) => shorthand).join(', ')}`,
    );
  if (term.shorthand === 'TS')
    throw new CommandError('--duo: a time limit is stated as its last day: give --until');
  return term.id;
}

/** The values beside the terms that take one; none is there without its term, nor the reverse. */
function limitsOf(
  options: Pick<ConsentSetOptions, Limit>,
  dataUse: readonly string[],
): ConsentRule['limitedTo'] & object {
  const limits: { [L in Limit]?: readonly string[] } = {};
  for (const limit of LIMITS) {
    const values = options[limit];
    const term = DATA_USE_TERMS.find(({ fulfilled }) => fulfilled === limit);
    const isNamed = term !== undefined && dataUse.includes(term.id);
    if (isNamed && values.length === 0)
      throw new CommandError(`--duo ${term.id} (${term.label}) takes a value: give --${limit}`);
    if (!isNamed && values.length > 0)
      throw new CommandError(`--${limit} goes with --duo ${term?.id ?? ''}: give both`);
    const { shape, asked } = SHAPES[limit] ?? WORD;
    const wrong = values.find((value) => !shape.test(value));
    if (wrong !== undefined) throw new CommandError(`--${limit}: '${wrong}' is no ${asked}`);
    if (values.length > 0) limits[limit] = [...new Set(values)].sort();
  }
  return limits;
}

function dayOf(option: string, text: string | undefined): string | null {
  if (text === undefined) return null;
  const day = /T/.test(text) ? null : partialDate(text);
  if (day === null)
    throw new CommandError(`${option}: '${text}' is no date: write YYYY, YYYY-MM or YYYY-MM-DD`);
  return day;
}

function noteOn(disease: string, tree: OncoTree): string[] {
  const ncit = /^NCIT:(C\d+)$/.exec(disease)?.[1];
  const known = ncit === undefined ? tree.find(disease) : tree.findByNcit(ncit);
  if (known.length === 1) return [];
  return [
    `  note: ${disease} is not mapped to one type of this site's OncoTree: it permits only a study stated by this very code${didYouMean(tree.suggest(disease))}`,
  ];
}

/** Whether a rule's last day, or its month or year, lies before today. */
function isOver({ end }: ConsentRule): boolean {
  return end !== null && `${end}~` < new Date().toISOString().slice(0, 10);
}

function statedBy({ by }: ConsentSetOptions): string {
  return by ?? userInfo().username;
}
