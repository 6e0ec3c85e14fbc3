import { expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, validate } from 'graphql';
import { compose } from '../../schema/compose.ts';
import { describeWithSharedData, SHARED } from '../shared-data.ts';

const folder = path.join(SHARED, 'operations');

describeWithSharedData("the users' operations", () => {
  const { api } = compose();
  const files = existsSync(folder)
    ? readdirSync(folder).filter((file) => file.endsWith('.graphql'))
    : [];

  it('are there', () => {
    expect(files.length).toBeGreaterThan(0);
  });

  it.each(files)('%s fits the schema that a client sees', (file) => {
    const operation = parse(readFileSync(path.join(folder, file), 'utf8'));
    expect(validate(api, operation)).toEqual([]);
  });
});
