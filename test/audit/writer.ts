/** Writes an audit until it is killed, and says after each record that it is on disk. */
import { AuditLog } from '../../audit/log.ts';
import { silentLog } from '../../service/log.ts';
import { answer } from './places.ts';

const audit = await AuditLog.open({
  directory: process.argv[2] ?? '',
  part: 'gateway',
  log: silentLog,
});
for (let number = 1; ; number++) {
  await audit.append(answer(number));
  process.stdout.write('written\n');
}
