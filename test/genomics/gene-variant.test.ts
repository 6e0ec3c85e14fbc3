import { describe, expect, it } from '@jest/globals';
import { profileOfGeneVariant } from '../../genomics/gene-variant.ts';

describe('profileOfGeneVariant', () => {
  it.each([
    ['BRAF', 'V600E', 'BRAF V600E'],
    ['BRAF', 'V600E/K and AMPLIFICATION', 'BRAF V600E/K AND BRAF AMPLIFICATION'],
    ['ABL1', 'BCR-ABL', 'BCR::ABL1 Fusion'],
    ['ABL1', 'BCR-ABL T315I', 'BCR::ABL1 Fusion AND ABL1 T315I'],
    ['ABL1', 'BCR-ABL L248R F359I', 'BCR::ABL1 Fusion AND ABL1 L248R AND ABL1 F359I'],
    ['ABL1', 'BCR-ABL e14a2', 'BCR::ABL1 e14a2'],
    ['ALK', 'EML4-ALK E20;A20', 'EML4::ALK e20::e20'],
    ['ALK', 'EML4-ALK e6-e20', 'EML4::ALK e6::e20'],
    ['ALK', 'NPM-ALK', 'NPM1::ALK Fusion'],
    ['ALK', 'ALK FUSIONS', 'ALK Fusion'],
    ['ALK', 'ALK FUSION G1202R', 'ALK Fusion AND ALK G1202R'],
    ['ALK', 'EML4-ALK and AMPLIFICATION', 'EML4::ALK Fusion AND ALK AMPLIFICATION'],
    ['ROS1', 'FUSION', 'ROS1 Fusion'],
    ['KMT2A', 'MLL-MLLT3', 'KMT2A::MLLT3 Fusion'],
    ['NTRK1', 'LMNA-NTRK1 G595R and G667C', 'LMNA::NTRK1 Fusion AND NTRK1 G595R AND NTRK1 G667C'],
    ['FLI1', 'EWSR1-FLI1 Type 1', 'EWSR1::FLI1 Type 1'],
    [
      'PIK3CA',
      'Exon 10 and Exon 21 Mutation',
      'PIK3CA Exon 10 Mutation AND PIK3CA Exon 21 Mutation',
    ],
    ['BRCA2', 'LOSS-OF-FUNCTION', 'BRCA2 LOSS-OF-FUNCTION'],
    ['CEBPA', 'N-TERMINAL FRAME SHIFT', 'CEBPA N-TERMINAL FRAME SHIFT'],
    ['HLA-DRA', 'EXPRESSION', 'HLA-DRA EXPRESSION'],
    ['JAK2', 'JAK2 F694L', 'JAK2 F694L'],
  ])('writes %s and %s as %s', (gene, variant, profile) => {
    expect(profileOfGeneVariant(gene, variant)).toBe(profile);
  });
});
