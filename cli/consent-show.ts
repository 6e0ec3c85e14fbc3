import { decide, reasonInWords } from '../site/consent-decision.ts';
import type { ConsentRecord, ConsentRule, PatientRecord } from '../site/records.ts';
import type { Use } from '../site/use.ts';
import type { ConsentPlace, ConsentShowOptions } from './consent.ts';
import { atSite, patientAt } from './consent-site.ts';
import { printable } from './printable.ts';

/** `consent show`: pseudonym, rules and history; nothing clinical. */
export async function showConsents(options: ConsentShowOptions): Promise<void> {
  await atSite(options, async (site) => {
    const record = await patientAt(site, options.patient);
    const history = await site.desk.history(record);
    const lines = [
      `${site.id}:${record.pseudonym}`,
      ...record.consents.map((consent) => `  ${consent.id}: ${describeRecord(consent)}`),
      ...(record.consents.length === 0 ? ['  no consent is on file'] : []),
      ...summaryOf(record, site.id),
      ...(history.length === 0 ? [] : ['set by hand:']),
      ...history.map(({ at, by, consent }) => `  ${at}  ${by}: ${describeRule(consent)}`),
    ];
    process.stdout.write(printable(lines));
  });
}

/** `consent list`. */
export async function listConsents(options: ConsentPlace): Promise<void> {
  await atSite(options, async ({ id, desk }) => {
    const stated = await desk.all();
    if (stated.length === 0) process.stderr.write(`no consent was set by hand at ${id}\n`);
    const lines = stated.flatMap(({ pseudonym, statements }) => {
      const last = statements.at(-1);
      return last === undefined
        ? []
        : [`${id}:${pseudonym}  ${last.at}  ${last.by}: ${describeRule(last.consent)}`];
    });
    process.stdout.write(printable(lines));
  });
}

/** What the consents come to for the uses that are asked most, in words. */
export function summaryOf({ consents }: PatientRecord, site: string): string[] {
  const limits = { disease: [], country: [], user: [], project: [], institution: [] };
  const day = new Date().toISOString().slice(0, 10);
  const use = (purpose: string, atHome: boolean): Use => ({
    ...{ purpose, atHome, day, attested: [], limits },
  });
  const uses: [string, Use][] = [
    [`treatment at ${site}`, use('TREAT', true)],
    ['treatment elsewhere', use('TREAT', false)],
    ['research that states and attests nothing', use('HRESCH', false)],
  ];
  return uses.map(([words, each]) => {
    const { seen, reason } = decide(consents, each);
    return `  ${words}: ${seen ? 'yes' : 'no'}, ${reasonInWords(reason)}`;
  });
}

/** A rule in one line. */
export function describeRule({
  decision,
  purposes,
  dataUse,
  limitedTo = {},
  start,
  end,
}: ConsentRule): string {
  const words = {
    permit: 'permits',
    deny: 'denies',
    'home-only': 'withdrawn: treatment at home alone',
  };
  const what = [...purposes, ...dataUse];
  const uses = what.length > 0 ? what : decision === 'deny' ? ['every use'] : [];
  const limits = Object.entries(limitedTo).map(
    ([limit, values]) => `${limit} ${values.join(' or ')}`,
  );
  const period = [
    ...(start === null ? [] : [`from ${start}`]),
    ...(end === null ? [] : [`until ${end}`]),
  ];
  return [words[decision], ...uses, ...limits, ...period].join(' ');
}

function describeRecord(consent: ConsentRecord): string {
  const status = consent.status === 'active' ? '' : ` (${consent.status})`;
  const except = (consent.except ?? []).map((rule) => `; except that it ${describeRule(rule)}`);
  return `${describeRule(consent)}${except.join('')}${status}`;
}
