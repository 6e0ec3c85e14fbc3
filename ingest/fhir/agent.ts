import { combinationId, therapyId } from '../../genomics/therapy-name.ts';

const AMOUNT =
  /\b\d[\d.,]*\s*(?:-\s*\d[\d.,]*\s*)?(?:mg|mcg|ug|g|ml|unt|meq|mmol|actuat|hr|iu|%)(?:\/\w+)*(?:\/[\d.]*\s*\w+)?/gi;
const FORM =
  /\b(?:inje(?:c)?ta?(?:ble|tion)|injection|oral|topical|tablet|capsule|solution|suspension|product|extended release|delayed release|prefilled syringe|auto-injector|pack|kit|inhaler|cream|patch)s?\b.*$/i;
const SALT =
  /\s+(?:hydrochloride|mesylate|sodium|phosphate|acetate|citrate|tosylate|maleate|succinate|sulfate|tartrate)$/i;

/**
 * The id of the agent in a medication's name, without its amounts, dose form, brand and salt:
 * `paclitaxel` for `Paclitaxel 100 MG Injection`. Agents joined by `/` are a combination. Null where
 * nothing is left.
 */
export function therapyOfMedication(name: string): string | null {
  const agents = name
    .replaceAll(/\[[^\]]*\]|\([^)]*\)/g, ' ')
    .split(' / ')
    .map((part) => part.replaceAll(AMOUNT, ' ').replace(FORM, ' ').trim().replace(SALT, ''))
    .map(therapyId)
    .filter((id) => id !== '');
  return agents.length === 0 ? null : combinationId(agents);
}
