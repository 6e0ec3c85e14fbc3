/** One of the invented institutions of the demonstration. */
export interface Institution {
  /** Id of its site: part of store names and of patients' ids. */
  readonly id: string;
  /** Name people read. */
  readonly name: string;
  readonly city: string;
  readonly state: string;
}

/** The three institutions of the demonstration; all of them are invented. */
export const INSTITUTIONS: readonly Institution[] = [
  {
    id: 'northfield',
    name: 'Northfield Cancer Institute',
    city: 'Northfield',
    state: 'Minnesota',
  },
  { id: 'lakeside', name: 'Lakeside University Hospital', city: 'Lakeside', state: 'Illinois' },
  { id: 'riverbend', name: 'Riverbend Community Health', city: 'Riverbend', state: 'Texas' },
];
