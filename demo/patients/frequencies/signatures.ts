import type { Weighted } from '../random.ts';

/**
 * Share of tumors with high microsatellite instability, by OncoTree code: Hause et al., Nat Med 22:1342
 * (2016) and Bonneville et al., JCO Precis Oncol 2017. Where not stated: 1 %.
 */
const MSI_HIGH: Readonly<Record<string, number>> = {
  UEC: 0.3,
  COAD: 0.16,
  READ: 0.05,
  STAD: 0.19,
  ESCA: 0.02,
  CESC: 0.026,
  LUAD: 0.005,
  PRAD: 0.022,
  SKCM: 0.006,
  GB: 0.003,
};

/**
 * Median mutations per megabase, by OncoTree code: Chalmers et al., Genome Med 9:34 (2017). Where not
 * stated: 2.5.
 */
const BURDEN: Readonly<Record<string, number>> = {
  SKCM: 14,
  LUAD: 6.3,
  LUSC: 9,
  SCLC: 9.9,
  BLCA: 7.2,
  HNSC: 5,
  COAD: 4.5,
  READ: 4,
  ESCA: 5,
  STAD: 5,
  UEC: 5,
  CESC: 5,
  IDC: 3.6,
  PAAD: 1.8,
  PRAD: 2.7,
  THPA: 1.2,
  GIST: 1.6,
};

export const microsatelliteShare = (code: string): number => MSI_HIGH[code] ?? 0.01;

export const medianBurden = (code: string): number => BURDEN[code] ?? 2.5;

/** The burden from which a tumor counts as high: pembrolizumab's US label, 10 mutations per megabase. */
export const HIGH_BURDEN = 10;

/**
 * Receptor subtypes of breast cancer, in percent: SEER Cancer Stat Facts, female breast cancer
 * subtypes 2017-2021, without the unknown ones.
 */
export const BREAST_SUBTYPES: Weighted<{ readonly hormone: boolean; readonly her2: boolean }> = [
  [{ hormone: true, her2: false }, 74],
  [{ hormone: true, her2: true }, 10],
  [{ hormone: false, her2: false }, 11],
  [{ hormone: false, her2: true }, 5],
];
