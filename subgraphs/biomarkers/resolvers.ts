import type { Resolvers } from '../../schema/generated/biomarkers.ts';
import { listRows, listStored, orderById, withNodes } from '../listing.ts';
import { referencedKey } from '../loading.ts';
import type { BiomarkersContext, GeneNode } from './context.ts';
import { biomarkerFilter, geneFilter, type ApprovedSymbol } from './filter.ts';
import type { GeneRecord } from './records.ts';

const BIOMARKERS_BY_ID = orderById('biomarkers');

export const resolvers: Resolvers = {
  Query: {
    biomarker: (_root, { id }, context) => context.biomarkers.load(id),
    biomarkers: async (_root, { filter, ...page }, context) => {
      const wanted = await biomarkerFilter(filter, approvedBy(context));
      const { kind } = BIOMARKERS_BY_ID;
      return listStored(context.collections.biomarkers, { kind, filter: wanted }, page);
    },
    gene: async (_root, { symbol }, context) =>
      (await context.genes.load(symbol)) === null ? null : { symbol },
    genes: async (_root, { filter, ...page }, context) => {
      const wanted = await geneFilter(filter, approvedBy(context));
      const list = { kind: 'genes', filter: wanted };
      const genes = await listStored(context.collections.genes, list, page);
      return withNodes(genes, (gene) => {
        context.genes.prime(gene._id, gene);
        return { symbol: gene._id };
      });
    },
  },
  BiomarkerConnection: { totalCount: (listing) => listing.countAll() },
  GeneConnection: { totalCount: (listing) => listing.countAll() },
  Biomarker: {
    __resolveReference: ({ id }, context) => context.biomarkers.load(referencedKey('id', id)),
    id: ({ _id }) => _id,
    gene: ({ genes }) => geneNode(genes.at(-1)),
    genes: ({ genes }) => genes.map((symbol) => ({ symbol })),
  },
  Gene: {
    __resolveReference: ({ symbol }) => ({ symbol: referencedKey('symbol', symbol) }),
    symbol: async (gene, _args, context) => (await recordOf(gene, context))?._id ?? gene.symbol,
    name: async (gene, _args, context) => (await recordOf(gene, context))?.name ?? null,
    hgncId: async (gene, _args, context) => (await recordOf(gene, context))?.hgncId ?? null,
    aliases: async (gene, _args, context) => (await recordOf(gene, context))?.aliases ?? null,
    previousSymbols: async (gene, _args, context) =>
      (await recordOf(gene, context))?.previousSymbols ?? null,
    entrezId: async (gene, _args, context) => (await recordOf(gene, context))?.entrezId ?? null,
    ensemblId: async (gene, _args, context) => (await recordOf(gene, context))?.ensemblId ?? null,
    location: async (gene, _args, context) => (await recordOf(gene, context))?.location ?? null,
    biomarkers: async (gene, page, context) => {
      const symbol = await approvedBy(context)(gene.symbol);
      const rows = await context.biomarkersOfGene(symbol, null);
      const listing = listRows(rows, BIOMARKERS_BY_ID, page);
      return withNodes(listing, ({ _id }) => context.biomarkers.load(_id));
    },
  },
};

function geneNode(symbol: string | undefined): GeneNode | null {
  return symbol === undefined ? null : { symbol };
}

function recordOf({ symbol }: GeneNode, context: BiomarkersContext): Promise<GeneRecord | null> {
  return context.genes.load(symbol);
}

function approvedBy(context: BiomarkersContext): ApprovedSymbol {
  return async (text) => (await context.genes.load(text))?._id ?? text;
}
