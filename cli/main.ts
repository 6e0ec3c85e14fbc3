import { redact } from '../service/redact.ts';
import { describeFailure } from './failure.ts';
import { createProgram } from './program.ts';

try {
  await createProgram().parseAsync();
} catch (error) {
  process.stderr.write(`${redact(describeFailure(error))}\n`);
  process.exit(1);
}
