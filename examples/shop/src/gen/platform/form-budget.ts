import { HttpError } from './errors.ts';

/** What a form may hold, all parts together. */
export class FormBudget {
  /** In bytes. */
  readonly #limit: number;
  readonly #frame: number;
  #spent = 0;

  constructor(limit: number, mostTexts: number) {
    this.#limit = limit;
    this.#frame = mostTexts * 1_024;
  }

  /** Refuses a form that says itself that it is too large; its frame around the parts is small. */
  expect(length: number): void {
    if (length > this.#limit + this.#frame) throw tooLarge();
  }

  spend(length: number): void {
    this.#spent += length;
    if (this.#spent > this.#limit) throw tooLarge();
  }
}

function tooLarge(): HttpError {
  return new HttpError(413, 'The form is too large.');
}
