/** An operation that is put under load, as the persona who would send it. */
export interface Case {
  readonly name: string;
  readonly persona: string;
  readonly query: string;
}

/** The work of each user group, in the sizes in which they ask for it. */
export const CASES: readonly Case[] = [
  {
    name: 'biomarker knowledge',
    persona: 'researcher',
    query: /* GraphQL */ `
      {
        biomarkers(filter: { gene: "BRAF", name: "V600E" }, first: 5) {
          edges {
            node {
              id
              name
              gene {
                symbol
                name
                hgncId
              }
              evidence(filter: { types: [PREDICTIVE], directions: [SUPPORTS] }, first: 10) {
                totalCount
                edges {
                  node {
                    id
                    level
                    significance
                    disease {
                      name
                    }
                    therapies {
                      id
                      name
                      ncitId
                    }
                  }
                }
              }
              trials(filter: { statuses: [RECRUITING] }, first: 5) {
                totalCount
                edges {
                  node {
                    id
                    briefTitle
                    phases
                    status
                  }
                }
              }
            }
          }
        }
      }
    `,
  },
  {
    name: 'cohort count',
    persona: 'researcher',
    query: /* GraphQL */ `
      {
        cohort(
          filter: {
            cancerTypes: ["Melanoma"]
            alterations: [{ gene: "BRAF", proteinChange: "V600E" }]
          }
        ) {
          count {
            value
            suppressed
          }
          sites {
            site {
              id
              name
            }
            status
            count {
              value
              suppressed
            }
          }
        }
      }
    `,
  },
  {
    name: 'page of patients',
    persona: 'coordinator',
    query: /* GraphQL */ `
      {
        patients(filter: { cancerTypes: ["Lung Adenocarcinoma"] }, first: 50) {
          totalCount
          sites {
            site {
              id
              name
            }
            status
          }
          edges {
            cursor
            node {
              id
              site {
                id
              }
              ageYears
              sex
              race
              ethnicity
              conditions {
                display
                oncotreeCode
                stage
              }
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    `,
  },
  {
    name: 'patients with findings and evidence',
    persona: 'clinician',
    query: /* GraphQL */ `
      {
        patients(filter: { cancerTypes: ["Melanoma"] }, first: 50) {
          edges {
            node {
              id
              genomicVariants {
                gene {
                  symbol
                  name
                }
                biomarker {
                  id
                  name
                  evidence(first: 3) {
                    edges {
                      node {
                        id
                        level
                        therapies {
                          id
                          name
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    `,
  },
];
