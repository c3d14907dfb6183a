// <predict-gate for>: keeps a cell's output covered until the reader has committed to a prediction, then runs it.
// Part of what every page loads first. Leaves the cover's look to exercise.css and the cell to live-cell.ts.
import type { LiveCell } from '../cell/live-cell.ts';

/** What is kept where the reader wants to see the output without a prediction. */
const skipped = '';

class PredictGate extends HTMLElement {
  #form!: HTMLFormElement;

  connectedCallback(): void {
    const form = this.querySelector('form');
    if (form === null || this.dataset['ready'] !== undefined) return;
    this.#form = form;
    this.dataset['ready'] = '';
    form.addEventListener('input', () => this.#name());
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (this.#guess !== '') this.#commit(this.#guess);
    });
    form.querySelector('.link')?.addEventListener('click', () => this.#commit(skipped));
    document.addEventListener('change', this.#follow);
    const kept = this.#kept();
    if (kept === null) this.#name();
    else this.#open(kept);
  }

  disconnectedCallback(): void {
    document.removeEventListener('change', this.#follow);
    delete this.dataset['ready'];
  }

  get #cell(): LiveCell | null {
    return document.querySelector<LiveCell>(`live-cell[name="${this.getAttribute('for')}"]`);
  }

  get #guess(): string {
    return String(new FormData(this.#form).get(this.getAttribute('for') ?? '') ?? '').trim();
  }

  get #chosen(): HTMLInputElement | null {
    return this.querySelector<HTMLInputElement>('input:checked, .number');
  }

  /** What the reader has chosen, in the words of the option. */
  get #said(): string {
    const input = this.#chosen;
    if (input?.type === 'radio')
      return input.parentElement?.querySelector('span')?.textContent ?? '';
    return input?.value.replace('-', '−') ?? '';
  }

  /** Names the choice on the button, which is off while there is none. */
  #name(): void {
    const button = this.querySelector<HTMLButtonElement>('.go');
    if (button === null) return;
    button.disabled = this.#guess === '';
    const brief = !button.disabled && this.#said.length <= 12;
    if (brief) button.textContent = (button.dataset['commit'] ?? '').replace('{}', this.#said);
  }

  #commit(guess: string): void {
    try {
      sessionStorage.setItem(this.#key, guess);
    } catch {
      // storage denied: the prediction is then asked for again after a reload
    }
    this.#open(guess);
    this.querySelector<HTMLElement>('.versus')?.focus({ preventScroll: true });
    void this.#cell?.run();
  }

  /** Uncovers the output, and shows the prediction beside what happened. */
  #open(guess: string): void {
    this.#choose(guess);
    const said = this.querySelector('[data-said]');
    if (said !== null) said.textContent = this.#said;
    this.querySelector('fieldset')?.setAttribute('disabled', '');
    this.querySelector('style')?.remove();
    this.dataset['done'] = guess === skipped ? 'skipped' : this.#isRight(guess) ? 'right' : 'other';
  }

  #choose(guess: string): void {
    for (const input of this.querySelectorAll<HTMLInputElement>('fieldset input')) {
      if (input.type === 'radio') input.checked = input.value === guess;
      else input.value = guess;
    }
  }

  #isRight(guess: string): boolean {
    const right = this.dataset['right'] ?? '';
    if (this.getAttribute('kind') !== 'number') return guess === right;
    return Math.abs(Number(guess) - Number(right)) <= 0.05 * Math.abs(Number(right));
  }

  /** An error of the cell is not kept from the reader. */
  readonly #follow = (event: Event): void => {
    const cell = event.target as LiveCell;
    if (cell === this.#cell && cell.state === 'error' && this.dataset['done'] === undefined) {
      this.querySelector('style')?.remove();
    }
  };

  get #key(): string {
    return `nabla:predict:${this.dataset['key']}`;
  }

  #kept(): string | null {
    try {
      return sessionStorage.getItem(this.#key);
    } catch {
      return null;
    }
  }
}

customElements.define('predict-gate', PredictGate);
