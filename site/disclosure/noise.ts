/** Standard deviation of the noise of one count, in patients. */
const SCALE = 4;

/** No count is told further from its set than this by noise: three standard deviations. */
export const NOISE_BOUND = 3 * SCALE;

/**
 * Whole numbers from -12 to 12 with the weights of a normal distribution: the discrete Gaussian of
 * Canonne, Kamath and Steinke (2020), cut off so that bounds can be stated that always hold. Whole
 * numbers, for the last bits of noise in floating point tell what it was added to (Mironov, 2012).
 * Gaussian rather than Laplace, for what an attack averages is its variance, and at the same variance
 * it strays less, so counts are of more use.
 */
const CUMULATIVE: readonly number[] = (() => {
  const values = Array.from({ length: 2 * NOISE_BOUND + 1 }, (_, at) => at - NOISE_BOUND);
  const weights = values.map((value) => Math.exp(-(value ** 2) / (2 * SCALE ** 2)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  return weights.map((weight) => (sum += weight / total));
})();

/** The noise that uniformly distributed bytes stand for; takes the first six. */
export function noiseFrom(bytes: Buffer): number {
  const uniform = bytes.readUIntBE(0, 6) / 2 ** 48;
  const at = CUMULATIVE.findIndex((reached) => uniform < reached);
  return (at === -1 ? CUMULATIVE.length - 1 : at) - NOISE_BOUND;
}
