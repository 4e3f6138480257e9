// The little Markdown in which the program explains: paragraphs, lists, **bold**, `code`, fenced examples, rules. Elements, never HTML text.

import { h } from "./dom.js";

export function markdown(text) {
  const out = [];
  const lines = text.split("\n");
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (/^```/.test(line)) {
      const begun = at + 1;
      for (at++; at < lines.length && !/^```/.test(lines[at]); at++);
      out.push(h("pre", {}, lines.slice(begun, at).join("\n")));
    } else if (/^---+$/.test(line)) out.push(h("hr"));
    else if (/^#+ /.test(line)) out.push(h("p", {}, h("b", {}, ...spans(line.replace(/^#+ /, "")))));
    else if (/^[-*] /.test(line)) out.push(h("p.item", {}, "· ", ...spans(line.slice(2))));
    else if (line.trim()) out.push(h("p", {}, ...spans(line)));
  }
  return out;
}

function spans(line) {
  return line.split(/(\*\*[^*]+\*\*|`[^`]+`)/).map((part) => {
    if (part.startsWith("**") && part.length > 4) return h("b", {}, part.slice(2, -2));
    if (part.startsWith("`") && part.length > 2) return h("code", {}, part.slice(1, -1));
    return part;
  });
}
