import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { DEFAULT_PORTS } from '../cli/parts.ts';
import { createProgram } from '../cli/program.ts';
import { INSTITUTIONS } from '../demo/institutions.ts';
import type { Command as CommanderCommand } from 'commander';
import { SIGNING_PARTS } from '../identity/assertion.ts';
import { signingKeyFile, trustedKeysFile } from '../identity/key-folder.ts';
import { SUBGRAPHS } from '../schema/sdl.ts';
import { ENVIRONMENTS, readEnvironment } from '../service/environment.ts';

const serviceSchema = z.looseObject({
  image: z.string(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).default({}),
  networks: z.array(z.string()),
  ports: z.array(z.string()).default([]),
  profiles: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  healthcheck: z.looseObject({ test: z.array(z.string()) }).optional(),
  depends_on: z
    .record(z.string(), z.object({ condition: z.string(), required: z.boolean().optional() }))
    .default({}),
});
const composeSchema = z.looseObject({
  services: z.record(z.string(), serviceSchema),
  networks: z.record(z.string(), z.object({ internal: z.boolean() }).nullable()),
  volumes: z.record(z.string(), z.null()),
});

const text = readFileSync(path.resolve(import.meta.dirname, '../docker-compose.yml'), 'utf8');
const compose = composeSchema.parse(parse(text, { merge: true }));
const services = Object.entries(compose.services);
/** The services that run this repository's image. */
const parts = services.flatMap(([name, service]) =>
  service.image === 'precision-graph' && service.command !== undefined
    ? [{ name, service, command: service.command }]
    : [],
);
const sites = INSTITUTIONS.map(({ id }) => id);

/** The commands that end when their work is done. */
const ONE_SHOT: readonly string[] = ['demo', 'keys', 'init'];
const isOneShot = (words: readonly string[] = []): boolean =>
  words.slice(0, 2).some((word) => ONE_SHOT.includes(word));

type Command = readonly string[];

function environmentOf([command = '', name = '']: Command): z.ZodObject {
  if (command === 'keys' || name === 'init') return z.object({});
  if (command === 'subgraph') return ENVIRONMENTS[name === 'patients' ? 'patients' : 'knowledge'];
  if (command === 'gateway' || command === 'site' || command === 'demo')
    return ENVIRONMENTS[command];
  throw new Error(`no such command: ${command}`);
}

function portOf([command = '', name = '']: Command): number {
  const part = command === 'subgraph' ? name : command;
  const ports: Readonly<Record<string, number>> = DEFAULT_PORTS;
  return ports[part] ?? NaN;
}

/** The command that the words name, with those that are its operands. */
function commandOf(
  program: CommanderCommand,
  [word = '', ...rest]: Command,
): { readonly command: CommanderCommand; readonly operands: Command } {
  const command = program.commands.find((each) => each.name() === word);
  if (command === undefined) return { command: program, operands: [word, ...rest] };
  const operands = rest.filter((each) => !each.startsWith('--'));
  return operands.length === 0 ? { command, operands } : commandOf(command, operands);
}

const membersOf = (network: string) =>
  services.flatMap(([name, { networks }]) => (networks.includes(network) ? [name] : []));

describe('docker-compose.yml', () => {
  it('runs every part of the graph and every site', () => {
    const long = parts.filter(({ command }) => !isOneShot(command));
    const expected = ['gateway', ...SUBGRAPHS.filter((name) => name !== 'access'), ...sites];
    expect(long.map(({ name }) => name).sort()).toEqual(expected.sort());
  });

  it.each(parts)('runs $name by a command that there is', ({ command: words }) => {
    const { command, operands } = commandOf(createProgram(), words);
    expect(command.registeredArguments.length).toBe(operands.length);
    for (const [index, operand] of operands.entries()) {
      const choices = command.registeredArguments[index]?.argChoices;
      if (choices !== undefined) expect(choices).toContain(operand);
    }
  });

  it.each(parts)('gives $name variables that it reads, with values that it takes', (part) => {
    const schema = environmentOf(part.command);
    expect(Object.keys(schema.shape)).toEqual(
      expect.arrayContaining(Object.keys(part.service.environment)),
    );
    expect(() => readEnvironment(schema, part.service.environment)).not.toThrow();
  });

  it.each(parts)('lets $name reach every address that it is given', ({ service }) => {
    const addresses = Object.values(service.environment).flatMap((value) => [
      ...value.matchAll(/(https?|mongodb):\/\/([^:/]+):(\d+)/g),
    ]);
    for (const [, scheme, host = '', port] of addresses) {
      const target = compose.services[host];
      const listens = scheme === 'mongodb' ? 27017 : portOf(target?.command ?? []);
      expect(`${host}:${port ?? ''}`).toBe(`${host}:${listens}`);
      expect(target?.networks.some((network) => service.networks.includes(network))).toBe(true);
    }
  });

  it.each(sites)('lets nobody but the site of %s reach its database', (site) => {
    expect(membersOf(`${site}-data`).sort()).toEqual(
      [site, `${site}-demo`, `${site}-mongo`].sort(),
    );
    expect(compose.services[`${site}-mongo`]?.networks).toEqual([`${site}-data`]);
    expect(compose.services[`${site}-demo`]?.profiles).toEqual(['demo']);
  });

  it('lets the sites be asked by the patients subgraph only', () => {
    expect(membersOf('sites').sort()).toEqual(['patients', ...sites].sort());
  });

  it.each(SIGNING_PARTS)('shows the private key of %s to nobody else', (signer) => {
    const holders = services.filter(([, { volumes }]) =>
      volumes.some((volume) => volume.startsWith(`${signer}-keys:`)),
    );
    expect(holders.map(([name]) => name).sort()).toEqual([signer, 'keys'].sort());
    expect(compose.services[signer]?.environment['ASSERTION_KEY_FILE']).toBe(
      signingKeyFile('/keys', signer),
    );
    expect(compose.services[signer]?.volumes).toContain(`${signer}-keys:/keys/${signer}:ro`);
  });

  it('gives every part that is asked by others the keys that it is to trust', () => {
    for (const { name, command, service } of parts.filter(
      ({ command: words }) => ['subgraph', 'site'].includes(words[0] ?? '') && !isOneShot(words),
    )) {
      const trusted = service.environment['TRUSTED_KEYS_FILE'];
      expect([name, command, trusted]).toEqual([name, command, trustedKeysFile('/keys')]);
      expect(service.volumes).toContain('trusted-keys:/keys/trusted:ro');
    }
  });

  it('lets a site dial where the network takes it in, and nobody call it', () => {
    const { command = [] } = compose.services['riverbend-init'] ?? {};
    const [, host = '', port] = /--dial=ws:\/\/([^:]+):(\d+)/.exec(command.join(' ')) ?? [];
    const target = compose.services[host];
    expect(target?.environment['SITE_CONNECTIONS_PORT']).toBe(port);
    expect(target?.environment['SITES_FILE']).toBe('/entries/riverbend.json');
    expect(target?.volumes).toContain('riverbend-entry:/entries:ro');
    expect(command).toContain('--entry=/entries/riverbend.json');
    expect(target?.environment['SITES']).not.toContain('riverbend');
    expect(compose.services['riverbend']?.environment['HOST']).toBe('127.0.0.1');
  });

  it('opens one door to the outside: the gateway', () => {
    const open = services.filter(([, { ports }]) => ports.length > 0).map(([name]) => name);
    expect(open).toEqual(['gateway']);
    const outward = Object.entries(compose.networks).filter(([, network]) => !network?.internal);
    expect(outward.map(([name]) => name)).toEqual(['public']);
    expect(membersOf('public')).toEqual(['gateway']);
  });

  it('gives each database a service and a volume of its own, on MongoDB 8', () => {
    const databases = services.filter(([, { image }]) => image.startsWith('mongo'));
    expect(databases.map(([name]) => name).sort()).toEqual(
      ['knowledge', ...sites].map((owner) => `${owner}-mongo`).sort(),
    );
    for (const [name, { image, volumes }] of databases)
      expect([image, volumes]).toEqual(['mongo:8', [`${name}:/data/db`]]);
  });

  it('waits for the health of all that a service needs, and checks it where it listens', () => {
    for (const [name, { depends_on: needs }] of services)
      for (const [needed, { condition, required }] of Object.entries(needs)) {
        const target = compose.services[needed];
        const oneShot = isOneShot(target?.command);
        const always = needed === 'keys' || needed === 'riverbend-init';
        expect({ name, needed, condition, required }).toEqual({
          name,
          needed,
          condition: oneShot ? 'service_completed_successfully' : 'service_healthy',
          required: oneShot && !always ? false : undefined,
        });
        expect(oneShot || target?.healthcheck !== undefined).toBe(true);
      }
    for (const { command, service } of parts.filter(({ command }) => !isOneShot(command)))
      expect(service.healthcheck?.test.join(' ')).toContain(`127.0.0.1:${portOf(command)}/ready`);
  });

  it('declares every volume that is mounted', () => {
    const mounted = services.flatMap(([, { volumes }]) => volumes.map((v) => v.split(':')[0]));
    expect(Object.keys(compose.volumes).sort()).toEqual([...new Set(mounted)].sort());
  });

  it('holds no secret', () => {
    expect(text).not.toMatch(
      /password\s*[:=]|secret\s*[:=]|_KEY(?!_FILE\b|S_FILE\b)|:\/\/[^/\s]*@/i,
    );
  });
});
