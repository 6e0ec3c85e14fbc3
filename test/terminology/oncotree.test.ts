import { describe, expect, it } from '@jest/globals';
import type { OncoTreeRecord } from '../../terminology/oncotree.ts';
import { OncoTree } from '../../terminology/oncotree.ts';

function type(
  _id: string,
  name: string,
  parent: string | null,
  more: Partial<OncoTreeRecord> = {},
): OncoTreeRecord {
  return {
    _id,
    name,
    parent,
    tissue: null,
    mainType: null,
    level: 0,
    ncitIds: [],
    umlsIds: [],
    history: [],
    precursors: [],
    revocations: [],
    release: null,
    ...more,
  };
}

const tree = new OncoTree([
  type('TISSUE', 'Tissue', null),
  type('OVARY', 'Ovary/Fallopian Tube', 'TISSUE'),
  type('TESTIS', 'Testis', 'TISSUE'),
  type('OGCT', 'Germ Cell Tumor', 'OVARY'),
  type('ODYS', 'Dysgerminoma', 'OGCT'),
  type('TDYS', 'Dysgerminoma', 'TESTIS', { history: ['OLDDYS'], precursors: ['DYSA'] }),
]);

describe('OncoTree', () => {
  it('finds a type by its code, a name of two types as both, a former code as what took it in', () => {
    expect(tree.find('ODYS')).toEqual(['ODYS']);
    expect(tree.find(' dysgerminoma ')).toEqual(['ODYS', 'TDYS']);
    expect(tree.find('OLDDYS')).toEqual(['TDYS']);
    expect(tree.find('DYSA')).toEqual(['TDYS']);
    expect(tree.find('nothing')).toEqual([]);
  });

  it('goes down to every narrower type and up to every wider one', () => {
    expect(tree.descendants('OVARY')).toEqual(['OVARY', 'OGCT', 'ODYS']);
    expect(tree.ancestors('ODYS')).toEqual(['OGCT', 'OVARY', 'TISSUE']);
    expect(tree.descendants('nothing')).toEqual([]);
    expect(tree.nameOf('OGCT')).toBe('Germ Cell Tumor');
    expect(tree.nameOf('nothing')).toBeNull();
  });

  it('ends where types are their own ancestors', () => {
    const circle = new OncoTree([type('A', 'a', 'B'), type('B', 'b', 'A')]);
    expect(circle.ancestors('A')).toEqual(['B', 'A']);
    expect(circle.descendants('A')).toEqual(['A', 'B']);
  });
});
