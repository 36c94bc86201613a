// The elements <coverlist-import> and <coverlist-coverage>, see docs/EMBEDDING.md. The build fills in the
// names of the files.

/** The version of this script and of the files that it loads. */
export const version = "%VERSION%";

const files = { script: "%SCRIPT%", wasm: "%WASM%", style: "%STYLE%" };
const home = new URL("./", import.meta.url);
const loaded = new Map();

/** Settled when the document's scripts have run, because a later one may listen to the events. */
const listening = new Promise((done) => {
  if (document.readyState === "complete") done();
  document.addEventListener("DOMContentLoaded", done);
  window.addEventListener("load", done);
});

/** Loads the program and its style sheet once for each language, which a program keeps. */
export function load(locale) {
  if (!loaded.has(locale)) {
    const attempt = program(locale);
    loaded.set(locale, attempt);
    attempt.catch(() => loaded.delete(locale));
  }
  return loaded.get(locale);
}

async function program(locale) {
  const [module, style] = await Promise.all([
    import(new URL(`${files.script}?locale=${encodeURIComponent(locale)}`, home)),
    styleSheet(),
  ]);
  await module.default({ module_or_path: new URL(files.wasm, home) });
  await module.prepareElements(home.href, locale);
  return { style, mount: module.mountElement };
}

async function styleSheet() {
  const answer = await fetch(new URL(files.style, home));
  if (!answer.ok) throw new Error("no style sheet");
  return new CSSStyleSheet().replace(await answer.text());
}

const reasons = {
  blocked: "This page does not allow WebAssembly, which Coverlist needs. Its content security policy must contain 'wasm-unsafe-eval'.",
  not_loaded: "Coverlist could not be loaded. Check the connection, then load this page again.",
};

/** Starts an element, and returns a promise of what it shows. */
let start;

class CoverlistElement extends HTMLElement {
  static observedAttributes = ["locale", "server", "theme", "token"];

  static {
    start = (element) => element.#start();
  }

  #tokenProvider = null;
  #mounted = null;
  #starting = null;
  #attempt = null;
  #visible = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && this.#start());

  constructor() {
    super();
    this.attachShadow({ mode: "open" });
    // A property that was set before the script was there hides the accessor.
    if (Object.hasOwn(this, "tokenProvider")) {
      const early = this.tokenProvider;
      delete this.tokenProvider;
      this.tokenProvider = early;
    }
  }

  /** A function that returns a fresh token, or a promise of one. */
  get tokenProvider() {
    return this.#tokenProvider;
  }

  set tokenProvider(provider) {
    this.#tokenProvider = provider;
    this.#mounted?.set("token");
  }

  connectedCallback() {
    if (!this.#mounted) this.#visible.observe(this);
  }

  disconnectedCallback() {
    // An element that is moved is disconnected and connected in one go, and keeps its work.
    queueMicrotask(() => this.isConnected || this.#stop());
  }

  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    if (name === "server" || name === "locale") {
      if (this.#starting) {
        this.#stop();
        this.connectedCallback();
      }
    } else {
      this.#mounted?.set(name, now ?? undefined);
    }
  }

  #start() {
    this.#visible.disconnect();
    if (!this.#starting) {
      const attempt = Symbol();
      this.#attempt = attempt;
      this.#starting = this.#load(() => attempt === this.#attempt);
    }
    return this.#starting;
  }

  #stop() {
    this.#visible.disconnect();
    this.#mounted?.unmount();
    this.#mounted = this.#starting = this.#attempt = null;
    this.shadowRoot.replaceChildren();
  }

  /** Shows the content, unless the element was removed or given another server meanwhile. */
  async #load(isCurrent) {
    try {
      const { style, mount } = await this.#program();
      await listening;
      if (!this.isConnected || !isCurrent()) return null;
      this.shadowRoot.adoptedStyleSheets = [style];
      const place = document.createElement("div");
      // Most words are data or must match a file exactly.
      place.translate = false;
      this.shadowRoot.replaceChildren(place);
      this.#mounted = mount(this, place, async () => (await this.#tokenProvider?.()) ?? this.getAttribute("token"));
      return this.#mounted;
    } catch (error) {
      if (isCurrent()) {
        this.#starting = null;
        this.#fail(error instanceof WebAssembly.CompileError ? "blocked" : "not_loaded", error);
      }
      return null;
    }
  }

  /** The program of the server. A server that no longer has the files of this script has a newer script. */
  async #program() {
    // Our own site gives the program that runs already.
    if (this.program) return { style: await styleSheet(), mount: this.program };
    const server = new URL(`${this.getAttribute("server") ?? home.href}/`.replace(/\/+$/, "/"), document.baseURI);
    const locale = this.getAttribute("locale") ?? "";
    const isHome = server.href === home.href;
    try {
      if (isHome) return await load(locale);
    } catch (error) {
      if (error instanceof WebAssembly.CompileError) throw error;
    }
    const script = await import(new URL(isHome ? `coverlist.js?after=${version}` : "coverlist.js", server));
    if (script.version !== version) this.#tell("version", { script: version, server: script.version });
    return script.load(locale);
  }

  #fail(code, error) {
    const notice = document.createElement("p");
    notice.setAttribute("role", "alert");
    notice.textContent = reasons[code];
    this.shadowRoot.replaceChildren(notice);
    console.error(`coverlist: ${reasons[code]}`, error);
    this.#tell(code);
  }

  async #tell(code, more) {
    await listening;
    const detail = { code, ...more };
    this.dispatchEvent(new CustomEvent("coverlist-error", { bubbles: true, composed: true, detail }));
  }
}

class CoverlistImport extends CoverlistElement {
  static observedAttributes = [...super.observedAttributes, "source", "template"];

  /** Reads a file as if it had been chosen. */
  async open(file) {
    (await start(this))?.open(file);
  }

  /** Goes back to the choice of a file. */
  async reset() {
    (await start(this))?.reset();
  }
}

class CoverlistCoverage extends CoverlistElement {}

// Another version of this script may have defined the elements already. It serves the whole page.
for (const [name, element] of [
  ["coverlist-import", CoverlistImport],
  ["coverlist-coverage", CoverlistCoverage],
]) {
  customElements.get(name) ?? customElements.define(name, element);
}
