/** What a note may consist of. Everything else leaves its text and nothing more. */
const allowed = new Set(["P", "BR", "EM", "STRONG", "DEL", "CODE", "PRE", "BLOCKQUOTE", "UL", "OL", "LI", "HR", "H1", "H2", "H3", "H4", "H5", "H6", "TABLE", "THEAD", "TBODY", "TR", "TH", "TD"]);
/** These do not even leave their text. */
const silent = new Set(["SCRIPT", "STYLE", "TEMPLATE", "IFRAME", "OBJECT", "NOSCRIPT", "TITLE"]);

/**
 * The note of an encounter as nodes. Go has made the HTML safe; this is the second lock: the text is parsed without being
 * run, and built anew from a few elements without any attribute. A link carries no address: it calls `open`, which asks Go; without
 * `open` it is words like any other.
 */
export function safeNodes(html: string, open?: (url: string) => void): DocumentFragment {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const made = document.createDocumentFragment();
  build(parsed.body, made, open);
  return made;
}

function build(from: Node, to: Node, open?: (url: string) => void): void {
  for (const child of from.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) to.appendChild(document.createTextNode(child.textContent ?? ""));
    if (!(child instanceof Element) || silent.has(child.tagName)) continue;
    const url = child.tagName === "A" ? (child.getAttribute("href") ?? "") : "";
    let next: Node = to;
    if (url !== "" && open) next = to.appendChild(linkTo(url, open));
    else if (allowed.has(child.tagName)) next = to.appendChild(document.createElement(child.tagName));
    build(child, next, open);
  }
}

function linkTo(url: string, open: (url: string) => void): HTMLElement {
  const link = document.createElement("span");
  link.setAttribute("role", "link");
  link.tabIndex = 0;
  // A mention of a person names nothing but them.
  if (url.startsWith("kith:")) link.dataset["person"] = "";
  else link.title = url;
  link.addEventListener("click", () => open(url));
  link.addEventListener("keydown", (e) => {
    if (e.key !== "Enter") return;
    e.preventDefault();
    e.stopPropagation();
    open(url);
  });
  return link;
}

/** A note on one line, as plain words. */
export const plainLine = (html: string): string => {
  if (html === "") return "";
  return (safeNodes(html).textContent ?? "").replaceAll(/\s+/g, " ").trim().slice(0, 300);
};
