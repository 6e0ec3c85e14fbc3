import type { Ethnicity, Race } from '../../../site/records.ts';
import type { PanelName } from '../panels.ts';
import type { Weighted } from '../random.ts';

/**
 * How an institution's patients differ from the country's. The country's own shares are those of the
 * US Census Bureau's 2020 census (P1, P2: race alone or in combination, Hispanic or Latino origin),
 * rounded; the institutions are invented, and so is what makes them differ.
 */
export interface Population {
  /** Each patient has one list of races; an empty one is not recorded. */
  readonly races: Weighted<readonly Race[]>;
  readonly hispanic: number;
  readonly states: Weighted<string>;
  /** By OncoTree code, how much more often than in the country; 1 where not stated. */
  readonly emphasis: Readonly<Record<string, number>>;
  /** How far stages move to the advanced ones: 1 is the country's share of stage IV. */
  readonly advanced: number;
  /** Share of patients with a genomic test of the tumor. */
  readonly tested: number;
  /** Panels that read solid tumors. */
  readonly panels: Weighted<PanelName>;
}

const COUNTRY: Population = {
  races: [
    [['WHITE'], 62],
    [['BLACK_OR_AFRICAN_AMERICAN'], 12],
    [['ASIAN'], 6],
    [['AMERICAN_INDIAN_OR_ALASKA_NATIVE'], 1.1],
    [['NATIVE_HAWAIIAN_OR_OTHER_PACIFIC_ISLANDER'], 0.3],
    [['OTHER'], 8.4],
    [['WHITE', 'BLACK_OR_AFRICAN_AMERICAN'], 3],
    [['WHITE', 'ASIAN'], 3],
    [[], 4.2],
  ],
  hispanic: 0.187,
  states: [
    ['CA', 39.5],
    ['TX', 29.1],
    ['FL', 21.5],
    ['NY', 20.2],
    ['PA', 13],
    ['IL', 12.8],
    ['OH', 11.8],
    ['GA', 10.7],
  ],
  emphasis: {},
  advanced: 1,
  tested: 0.6,
  panels: [
    ['solidComprehensive', 40],
    ['solidCore', 40],
    ['lungHotspots', 20],
  ],
};

const POPULATIONS: Readonly<Record<string, Population>> = {
  // A referral center: rarer and advanced cancers, much testing, a population whiter than the country.
  northfield: {
    ...COUNTRY,
    races: [
      [['WHITE'], 81],
      [['BLACK_OR_AFRICAN_AMERICAN'], 6],
      [['ASIAN'], 5],
      [['AMERICAN_INDIAN_OR_ALASKA_NATIVE'], 1.6],
      [['OTHER'], 2.4],
      [['WHITE', 'ASIAN'], 1.5],
      [[], 2.5],
    ],
    hispanic: 0.06,
    states: [
      ['MN', 70],
      ['WI', 16],
      ['IA', 8],
      ['ND', 6],
    ],
    emphasis: {
      SKCM: 1.6,
      LUAD: 1.3,
      GB: 2.2,
      AML: 3,
      BLL: 3,
      IHCH: 5,
      GIST: 2.5,
      PRAD: 0.6,
      THPA: 0.8,
    },
    advanced: 1.8,
    tested: 0.85,
    panels: [
      ['solidComprehensive', 80],
      ['solidCore', 20],
    ],
  },
  // A university hospital in a city.
  lakeside: {
    ...COUNTRY,
    races: [
      [['WHITE'], 54],
      [['BLACK_OR_AFRICAN_AMERICAN'], 24],
      [['ASIAN'], 9],
      [['OTHER'], 6.5],
      [['WHITE', 'BLACK_OR_AFRICAN_AMERICAN'], 1.5],
      [[], 5],
    ],
    hispanic: 0.16,
    states: [
      ['IL', 78],
      ['IN', 12],
      ['MI', 6],
      ['WI', 4],
    ],
    emphasis: { SKCM: 1.1, LUAD: 1.1, HCC: 1.4, PCM: 1.3, AML: 2, BLL: 2.5, HGSOC: 1.5 },
    advanced: 1.3,
    tested: 0.7,
    panels: [
      ['solidComprehensive', 35],
      ['solidCore', 60],
      ['lungHotspots', 5],
    ],
  },
  // A community network: the common cancers, less testing, small panels.
  riverbend: {
    ...COUNTRY,
    races: [
      [['WHITE'], 58],
      [['BLACK_OR_AFRICAN_AMERICAN'], 21],
      [['ASIAN'], 3],
      [['AMERICAN_INDIAN_OR_ALASKA_NATIVE'], 2],
      [['NATIVE_HAWAIIAN_OR_OTHER_PACIFIC_ISLANDER'], 0.5],
      [['OTHER'], 7.5],
      [[], 8],
    ],
    hispanic: 0.34,
    states: [
      ['TX', 64],
      ['LA', 21],
      ['NM', 15],
    ],
    emphasis: { GB: 0.4, AML: 0.5, GIST: 0.6, IHCH: 0.5, CESC: 1.6, HCC: 1.3, STAD: 1.4 },
    advanced: 1.1,
    tested: 0.48,
    panels: [
      ['lungHotspots', 25],
      ['solidCore', 65],
      ['solidComprehensive', 10],
    ],
  },
};

/** What is stated of a site's patients; the country's own shares for a site that isn't of the demo. */
export function populationOf(site: string): Population {
  return POPULATIONS[site] ?? COUNTRY;
}

/** Recorded for 95 of 100; race and origin are taken as independent, which in truth they aren't. */
export function ethnicityOf(hispanic: number): Weighted<Ethnicity> {
  return [
    ['HISPANIC_OR_LATINO', hispanic * 95],
    ['NOT_HISPANIC_OR_LATINO', (1 - hispanic) * 95],
    ['UNKNOWN', 5],
  ];
}
