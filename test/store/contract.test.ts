import { describe } from '@jest/globals';
import { describeEngines } from './engines.ts';
import { filterContract } from './contract.ts';
import { pipelineContract } from './pipeline-contract.ts';
import { pageContract } from './page-contract.ts';
import { writeContract } from './write-contract.ts';

describeEngines('a store', (engine) => {
  describe('as to filters', () => {
    filterContract(engine);
  });
  describe('as to pipelines', () => {
    pipelineContract(engine);
  });
  describe('as to pages', () => {
    pageContract(engine);
  });
  describe('as to writes', () => {
    writeContract(engine);
  });
});
