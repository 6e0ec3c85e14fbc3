import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { FORMATS } from '../../ingest/formats.ts';
import { FIXTURES, temporaryDirectory } from './harness.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const HGNC = path.join(FIXTURES, 'terminologies/hgnc.tsv');

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function precisionGraph(dataDirectory: string, ...words: string[]): Promise<Outcome> {
  const env = { ...process.env, DATA_DIR: dataDirectory, MONGODB_URI: '' };
  const command = [path.join(ROOT, 'bin/precision-graph'), 'ingest', ...words];
  return new Promise((resolve) => {
    const child = execFile(process.execPath, command, { cwd: ROOT, env }, (_, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, stdout, stderr });
    });
  });
}

describe('bin/precision-graph ingest', () => {
  it('says what became of the records and writes the report', async () => {
    const directory = await temporaryDirectory();
    const file = path.join(directory, 'report.json');
    const outcome = await precisionGraph(directory, 'hgnc', HGNC, '--report', file);
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    expect(outcome.stdout).toMatch(
      /^5 records read: 2 inserted, 0 updated, 0 unchanged, 1 ignored, 2 rejected\n/,
    );
    const report = z
      .looseObject({ read: z.number() })
      .parse(JSON.parse(await readFile(file, 'utf8')));
    expect(report).toMatchObject({ read: 5, inserted: 2, refused: [] });
  });

  it('ends with 1 and a line for each file that it refuses, and reads the others', async () => {
    const directory = await temporaryDirectory();
    const missing = path.join(directory, 'missing.tsv');
    const { code, stdout, stderr } = await precisionGraph(directory, 'hgnc', missing, HGNC);
    expect(code).toBe(1);
    expect(stdout).toMatch(/2 inserted/);
    expect(stderr).toBe(`refused: ${missing}: there is no such file or directory\n`);
  });

  it('reads nothing where the report could not be written', async () => {
    const directory = await temporaryDirectory();
    const report = path.join(directory, 'nowhere', 'report.json');
    const { code, stdout } = await precisionGraph(directory, 'hgnc', HGNC, '--report', report);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(existsSync(path.join(directory, 'biomarkers'))).toBe(false);
  });

  it('notes what patients were read without, and whom they wait for', async () => {
    const directory = await temporaryDirectory();
    const file = path.join(directory, 'export.ndjson');
    const subject = (id: string) => ({ reference: `Patient/${id}` });
    const resources = [
      { resourceType: 'Patient', gender: 'female' },
      { resourceType: 'Condition', id: 'c1', subject: subject('p1'), code: { text: 'x' } },
      { resourceType: 'Condition', id: 'c2', subject: subject('nobody'), code: { text: 'x' } },
      { resourceType: 'Patient', id: 'p1', gender: 'female' },
    ];
    await writeFile(file, resources.map((resource) => JSON.stringify(resource)).join('\n'));
    const report = path.join(directory, 'report.json');
    for (const more of [['--dry-run'], ['--report', report]]) {
      const outcome = await precisionGraph(directory, 'fhir', file, '--site', 'x', ...more);
      expect(outcome.stdout).toMatch(/1 rejected\n.*\n.*line 1: id: a Patient without an id/);
      expect(outcome.stderr.trimEnd().split('\n')).toEqual([
        expect.stringMatching(/^note: there is no HGNC yet/),
        expect.stringMatching(/^note: there is no OncoTree yet/),
        'note: resources name 1 patient whose Patient resource has not come: they wait for it',
        expect.stringMatching(/^note: 1 patient has no consent on file, so only staff/),
      ]);
    }
    const { notes } = z
      .looseObject({ notes: z.array(z.string()) })
      .parse(JSON.parse(await readFile(report, 'utf8')));
    expect(notes.at(-1)).toMatch(/^1 patient has no consent on file/);
  });

  it('makes neither store nor key on a dry run', async () => {
    const directory = await temporaryDirectory();
    const outcome = await precisionGraph(
      directory,
      'hgnc',
      HGNC,
      '--site',
      'northfield',
      '--dry-run',
    );
    expect(outcome.stdout).toMatch(/^dry run, nothing was written: 5 records read: 2 inserted/);
    for (const name of ['site_northfield', 'site_northfield.key', 'biomarkers'])
      expect(existsSync(path.join(directory, name))).toBe(false);
  });

  it.each([
    [['civic', HGNC, '--site', 'northfield'], /civic belongs to no institution: leave out --site/],
    [['fhir', HGNC], /fhir holds patients: give the institution with --site/],
    [['hgnc', HGNC, '--site', '../x'], /can't be a site's id/],
    [['nothing', HGNC], /Allowed choices are civic/],
    [['hgnc'], /missing required argument 'path'/],
    [
      ['hgnc', HGNC, '--report', '/nowhere/report.json'],
      /the report can't be written to \/nowhere\/report.json/,
    ],
  ])('tells what is wrong with %p', async (words, message) => {
    const { code, stderr } = await precisionGraph(await temporaryDirectory(), ...words);
    expect(code).toBe(1);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

describe('the formats of the command line', () => {
  it.each(FORMATS.map((entry) => [entry.name, entry] as const))(
    'know %s as its own module does',
    async (_name, entry) => {
      const format = await entry.load();
      expect({ name: format.name, site: format.site }).toEqual({
        name: entry.name,
        site: entry.site,
      });
    },
  );
});
