const PARTIAL_DATE = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$/;

/** Whether a text is `YYYY`, `YYYY-MM` or `YYYY-MM-DD` and names a day that there is. */
export function isPartialDate(text: string): boolean {
  const match = PARTIAL_DATE.exec(text);
  if (match === null) return false;
  const [, year, month = '01', day = '01'] = match;
  return new Date(`${year ?? ''}-${month}-${day}T00:00:00Z`).getUTCDate() === Number(day);
}

/** Whether a text is `YYYY-MM-DD` and a day that there is. */
export function isDay(text: string): boolean {
  return text.length === 'YYYY-MM-DD'.length && isPartialDate(text);
}
