import { RecordFault } from './attempt.ts';

/** What is wrong with a CTML trial: where (`treatment_list.step.0.match.0.or`), and what would be right. */
export class CtmlFault extends RecordFault {
  override readonly name = 'CtmlFault';

  readonly path: string;
  readonly reason: string;

  constructor(path: string, reason: string) {
    super(`${path}: ${reason}`);
    this.path = path;
    this.reason = reason;
  }
}
