// The types of the elements, for hosts with TypeScript. docs/EMBEDDING.md describes them.

interface CoverlistElement extends HTMLElement {
  /** Returns a fresh token, or a promise of one. */
  tokenProvider: (() => string | null | Promise<string | null>) | null;
}

export interface CoverlistImport extends CoverlistElement {
  /** Reads a file as if it had been chosen. */
  open(file: File): Promise<void>;
  /** Goes back to the choice of a file. */
  reset(): Promise<void>;
}

export type CoverlistCoverage = CoverlistElement;

export interface CoverlistEvents {
  "coverlist-ready": CustomEvent<Record<string, never>>;
  "coverlist-validated": CustomEvent<{ accepted: number; rejected: number; ignored: number; blocked: boolean }>;
  "coverlist-staged": CustomEvent<{ import: number; accepted: number; rejected: number }>;
  "coverlist-processed": CustomEvent<{ import: number }>;
  /** A host that prevents the default keeps the element on its screen. */
  "coverlist-navigate": CustomEvent<{ screen: "import" | "process" | "report" | "verify"; import?: number }>;
  /** `script` and `server` are the versions of `coverlist.js` and of the server, with the code `version`. */
  "coverlist-error": CustomEvent<{ code: string; script?: string; server?: string }>;
}

declare global {
  interface HTMLElementTagNameMap {
    "coverlist-import": CoverlistImport;
    "coverlist-coverage": CoverlistCoverage;
  }
  // The events bubble to the document.
  interface GlobalEventHandlersEventMap extends CoverlistEvents {}
}
