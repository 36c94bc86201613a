// The module that wasm-bindgen writes for the crate in `tests/bench/rust`.

export default function init(): Promise<unknown>;

export class Reading {
  constructor(size: number);
  push(bytes: Uint8Array): void;
  validate(kind: string, today: number): string;
  free(): void;
}
