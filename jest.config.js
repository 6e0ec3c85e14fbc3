/** ESM TypeScript through SWC; `npm test` sets NODE_OPTIONS=--experimental-vm-modules. */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
    ],
  },
  // Ends what hangs; nothing here tells how fast the product is.
  testTimeout: 600_000,
  // Two, though one would be a core's fewer: all files in one process slow down as its heap grows.
  maxWorkers: 2,
  workerIdleMemoryLimit: '1GB',
};
