/** Columns that join several values with bare tabs: a variant's groups, and its assertions' addresses. */
const GROUPS = 'variant_groups';
const ASSERTION_URLS = 'assertion_civic_urls';
const ASSERTION_URL = /^https?:\/\/\S+\/assertions\/\d+$/;

/**
 * The fields of a variant row under its columns. CIViC's 2021 file joins several groups, and several
 * assertions' addresses, by the same tab that separates columns: the addresses are known by their form at
 * the end of the row, what is left over belongs to the groups. Null when the fields can't be told apart.
 */
export function repairVariantFields(
  columns: readonly string[],
  fields: readonly string[],
): readonly string[] | null {
  const surplus = fields.length - columns.length;
  if (surplus === 0) return fields;
  const groups = columns.indexOf(GROUPS);
  if (surplus < 0 || groups < 0 || columns.at(-1) !== ASSERTION_URLS) return null;
  const addresses = trailingAddresses(fields);
  const extraAddresses = Math.min(surplus, Math.max(0, addresses - 1));
  const extraGroups = surplus - extraAddresses;
  const lastColumn = fields.length - 1 - extraAddresses;
  const repaired = [
    ...fields.slice(0, groups),
    fields.slice(groups, groups + extraGroups + 1).join(','),
    ...fields.slice(groups + extraGroups + 1, lastColumn),
    fields.slice(lastColumn).join(','),
  ];
  return isPlausible(columns, repaired) ? repaired : null;
}

function trailingAddresses(fields: readonly string[]): number {
  const first = fields.findLastIndex((field) => !ASSERTION_URL.test(field.trim()));
  return fields.length - 1 - first;
}

/** Columns after the groups whose form is known hold what they should. */
function isPlausible(columns: readonly string[], fields: readonly string[]): boolean {
  const at = (column: string): string => fields[columns.indexOf(column)]?.trim() ?? '';
  return (
    /^(\d{1,2}|X|Y|MT?)?$/.test(at('chromosome')) &&
    /^\d*$/.test(at('start')) &&
    /^([A-Za-z]+\d+)?$/.test(at('reference_build')) &&
    /^(\d{4}-\d\d-\d\d\b.*)?$/.test(at('last_review_date'))
  );
}
