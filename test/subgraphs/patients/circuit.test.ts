import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { Circuit, type CircuitState, type Sign } from '../../../subgraphs/patients/circuit.ts';

const OPTIONS = { failuresFrom: 5, restMs: 5_000 };

let told: CircuitState[] = [];
let circuit = new Circuit(OPTIONS, () => undefined);
beforeEach(() => {
  jest.useFakeTimers();
  told = [];
  circuit = new Circuit(OPTIONS, (state) => told.push(state));
});
afterEach(() => {
  jest.useRealTimers();
});

/** So many questions, one after the other, that end so; how many were let through. */
function ask(sign: Sign, times = 1): number {
  let passed = 0;
  for (let time = 0; time < times; time += 1) {
    const settle = circuit.enter();
    if (settle === null) continue;
    passed += 1;
    settle(sign);
  }
  return passed;
}

it('A circuit opens when most of enough questions fail, and tells each state', () => {
  ask('ANSWERS', 2);
  ask('FAILS', 2);
  expect(circuit.state).toBe('CLOSED');
  expect(ask('FAILS', 10)).toBe(1);
  expect(circuit.state).toBe('OPEN');
  jest.advanceTimersByTime(OPTIONS.restMs);
  expect(circuit.state).toBe('HALF_OPEN');
  expect(ask('ANSWERS')).toBe(1);
  expect(told).toEqual(['OPEN', 'HALF_OPEN', 'CLOSED']);
});

it('A circuit stays closed while not most questions fail', () => {
  for (let time = 0; time < 20; time += 1) {
    ask('ANSWERS');
    ask('FAILS');
  }
  expect(circuit.state).toBe('CLOSED');
});

it.each(['IS_THERE', 'NOTHING'] as const)('A circuit counts no question that shows %s', (sign) => {
  ask(sign, 20);
  expect(ask('FAILS', 20)).toBe(OPTIONS.failuresFrom);
  expect(circuit.state).toBe('OPEN');
});

it('A circuit opens again as soon, however much was asked while it was open', () => {
  ask('FAILS', 5);
  expect(ask('ANSWERS', 100)).toBe(0);
  jest.advanceTimersByTime(OPTIONS.restMs);
  expect(ask('ANSWERS')).toBe(1);
  expect(ask('FAILS', 60)).toBe(OPTIONS.failuresFrom);
  expect(circuit.state).toBe('OPEN');
});

it('A circuit forgets what is more than a minute ago', () => {
  ask('ANSWERS', 100);
  ask('FAILS', 4);
  jest.advanceTimersByTime(61_000);
  expect(ask('FAILS', 60)).toBe(OPTIONS.failuresFrom);
});

it.each([
  ['ANSWERS', 'CLOSED'],
  ['IS_THERE', 'CLOSED'],
  ['NOTHING', 'HALF_OPEN'],
  ['FAILS', 'OPEN'],
] as const)(
  'A half-open circuit lets one question try, and when it shows %s is %s',
  (sign, state) => {
    ask('FAILS', 5);
    jest.advanceTimersByTime(OPTIONS.restMs);
    const settle = circuit.enter();
    expect(ask('ANSWERS')).toBe(0);
    settle?.(sign);
    expect(circuit.state).toBe(state);
  },
);

it('A circuit heeds no question that was asked before it opened or closed', () => {
  const early = circuit.enter();
  ask('FAILS', 5);
  jest.advanceTimersByTime(OPTIONS.restMs);
  early?.('ANSWERS');
  expect(circuit.state).toBe('HALF_OPEN');
  const trial = circuit.enter();
  circuit.close();
  trial?.('FAILS');
  expect(circuit.state).toBe('CLOSED');
});
