import type { BackupsView, DataPlace, ProofView } from '../generated';
import type { FakeCore } from './backend';

const FOLDER = '/home/athlete/.local/share/org.hamstrong.Hamstrong';

/** The copies the stand-in pretends to have. */
export class FakeCopies {
  count = 7;
  state = 0;
  folder = `${FOLDER}/backups`;
  works = true;

  view(core: FakeCore): BackupsView {
    const newest = {
      name: 'hamstrong-1a2b3c4d-20260611T190200Z-118-0123456789abcdef0123456789abcdef.hamstrong',
      day: '2026-06-11',
      time: '21:02',
      age_days: this.state > 0 ? 0 : 1,
    };
    return {
      folder: this.folder,
      copies: this.count,
      bytes: this.count * 184_320,
      newest: this.count > 0 ? newest : null,
      current: this.state > 0,
      off: core.state.demo,
    };
  }

  make(core: FakeCore): BackupsView {
    this.count += 1;
    this.state += 1;
    return this.view(core);
  }

  proof(): ProofView {
    const problem = this.works ? null : 'Its bytes are not what they were when it was made.';
    const whole = this.works ? this.count : this.count - 1;
    return { works: this.works, restored: this.works ? 118 : 0, whole, copies: this.count, problem };
  }

  places(): DataPlace[] {
    const at = (kind: DataPlace['kind'], location: string, files: number, bytes: number) => ({
      kind,
      location,
      files,
      bytes,
    });
    return [
      at('journal', `${FOLDER}/journal.hamstrong`, 5, 421_888),
      at('earlier', FOLDER, 0, 0),
      at('backups', this.folder, this.count, this.count * 184_320),
      at('sample', `${FOLDER}/sample.hamstrong`, 0, 0),
      at('webview', `${FOLDER}/webview`, 9, 65_536),
      at('program', `${FOLDER}/starting`, 0, 0),
      at('window', '/home/athlete/.config/org.hamstrong.Hamstrong/.window-state.json', 1, 212),
    ];
  }
}
