// <live-exercise name>: a task of the chapter. Part of what every page loads first: it remembers what is solved
// and fetches task-control.ts with the first press of a button.
import { solvedTasks } from './progress.ts';

export class LiveExercise extends HTMLElement {
  connectedCallback(): void {
    if (this.dataset['ready'] !== undefined) return;
    this.dataset['ready'] = '';
    if (solvedTasks().has(this.key)) this.dataset['solved'] = '';
    this.addEventListener('click', (event) => {
      const pressed = (event.target as Element).closest<HTMLElement>('[data-do]');
      if (pressed !== null) void this.#act(pressed.dataset['do'] ?? '');
    });
  }

  /** The cell the reader edits. */
  get name(): string {
    return this.getAttribute('name') ?? '';
  }

  /** What its progress is kept under. */
  get key(): string {
    return this.dataset['key'] ?? '';
  }

  async #act(action: string): Promise<void> {
    const { act } = await import('./task-control.ts');
    await act(this, action);
  }
}

customElements.define('live-exercise', LiveExercise);
