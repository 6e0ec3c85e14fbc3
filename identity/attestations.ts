/**
 * Conditions of the Data Use Ontology that an institution can be bound to by agreement with the network,
 * and that its issuer's entry then attests for everyone whom it vouches for. Nothing in a question could
 * prove them.
 */
export const ATTESTABLE = [
  'DUO:0000015',
  'DUO:0000016',
  'DUO:0000018',
  'DUO:0000019',
  'DUO:0000020',
  'DUO:0000021',
  'DUO:0000024',
  'DUO:0000029',
  'DUO:0000044',
  'DUO:0000045',
  'DUO:0000046',
] as const;
