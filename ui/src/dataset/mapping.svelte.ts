import { call, cancel, type Call, type Inspection, type Mapping, type MappingProposal } from '../backend';
import { Latest } from '../lib/latest.svelte';

/** A file that no format claims, while its reader says what its columns are. */
export class MappingPlan {
  readonly proposal: Latest<MappingProposal>;
  /** The first records as they would become. */
  readonly preview: Latest<Inspection>;
  /** What has been declared so far. */
  mapping: Mapping | null = $state.raw(null);
  path = $state('');
  readonly #call: Call;

  constructor(ask: Call, stop: (task: string) => void) {
    this.#call = ask;
    this.proposal = new Latest(stop);
    this.preview = new Latest(stop);
  }

  /** Takes up a file and shows what its columns may be. */
  async open(path: string): Promise<void> {
    this.path = path;
    this.mapping = null;
    this.preview.clear();
    await this.proposal.ask((task) => this.#call('propose_mapping', { path }, { task, slot: 'mapping' }));
    const proposed = this.proposal.value;
    if (this.proposal.status !== 'ready' || proposed === null) return;
    this.mapping = proposed.mapping;
    await this.look();
  }

  close(): void {
    this.path = '';
    this.mapping = null;
    this.proposal.clear();
    this.preview.clear();
  }

  /** The role of a column; the columns that have none are kept as they stand. */
  roleOf(column: string): string {
    return this.#declared(column)?.role ?? 'keep';
  }

  /** The declared form of a column's times; empty where the cells are to tell it. */
  formOf(column: string): string {
    return this.#declared(column)?.form ?? '';
  }

  setRole(column: string, role: string): void {
    const mapping = this.mapping;
    if (mapping === null) return;
    const mayRepeat = this.proposal.value?.roles.find((one) => one.name === role)?.mayRepeat ?? false;
    // A role that only one column can have leaves the column that had it.
    const others = mapping.columns.filter(
      (one) => one.column !== column && (mayRepeat || one.role !== role || role === 'keep'),
    );
    const form = this.proposal.value?.columns.find((one) => one.column === column)?.form ?? null;
    const holdsTimes = this.proposal.value?.roles.find((one) => one.name === role)?.holdsTimes ?? false;
    const declared = { column, role, form: holdsTimes ? form : null };
    this.#change({ columns: role === 'keep' ? others : [...others, declared] });
  }

  setForm(column: string, form: string): void {
    const columns = this.mapping?.columns.map((one) =>
      one.column === column ? { ...one, form: form === '' ? null : form } : one,
    );
    if (columns) this.#change({ columns });
  }

  set(change: Partial<Pick<Mapping, 'name' | 'records' | 'platform' | 'zone' | 'path'>>): void {
    this.#change(change);
  }

  /** Reads the first records by what has been declared. */
  async look(): Promise<void> {
    const mapping = this.mapping;
    if (mapping === null) return;
    const paths = [this.path.split('!')[0] ?? this.path];
    const request = { paths, format: null, dataset: null, mapping };
    await this.preview.ask((task) => this.#call('inspect_files', request, { task, slot: 'mapping' }));
  }

  /** Whether the file can be read by what has been declared. */
  get isReady(): boolean {
    return (
      this.preview.status === 'ready' &&
      this.preview.value?.files.some((one) => one.path === this.path) === true
    );
  }

  /** Why it cannot, once it was tried. */
  get problem(): string | null {
    return this.preview.value?.unrecognised.find((one) => one.path === this.path)?.reason ?? null;
  }

  #declared(column: string): Mapping['columns'][number] | undefined {
    return this.mapping?.columns.find((one) => one.column === column);
  }

  #change(change: Partial<Mapping>): void {
    if (this.mapping === null) return;
    this.mapping = { ...this.mapping, ...change };
    // A name changes nothing about the records.
    if (!('name' in change)) void this.look();
  }
}

export function newMappingPlan(): MappingPlan {
  return new MappingPlan(call, cancel);
}
