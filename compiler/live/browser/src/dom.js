// Elements, made as they read: h("button.quiet", {onclick}, "文字").

export function h(what, given = {}, ...children) {
  const [tag, ...classes] = what.split(".");
  const made = document.createElement(tag || "div");
  if (classes.length) made.className = classes.join(" ");
  for (const [name, value] of Object.entries(given)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name === "value" || name === "checked" || name === "disabled" || name === "hidden") made[name] = value;
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value);
  }
  put(made, ...children);
  return made;
}

/** What an element holds, anew; nothing stands for what is absent. */
export function put(element, ...children) {
  element.replaceChildren(...children.flat().filter((one) => one !== null && one !== undefined && one !== false));
  return element;
}

/** The same, but what is there already stays where it is: it keeps the focus and what an input method is composing. */
export function patch(element, children) {
  const wanted = children.flat().filter((one) => one !== null && one !== undefined && one !== false);
  const kept = new Set(wanted);
  for (const one of [...element.childNodes]) if (!kept.has(one)) one.remove();
  wanted.forEach((one, at) => {
    if (element.childNodes[at] !== one) element.insertBefore(one, element.childNodes[at] || null);
  });
  return element;
}

/** What is chosen once for all reports. Each run has a port of its own, so that the browser's store would be a new one; cookies know no ports. */
export const choice = (name) => document.cookie.split("; ").find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1);
export const chose = (name, value) => { document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=strict`; };

export const by = (id) => document.getElementById(id);

/** An element that looks like one does not lose the place where it is scrolled to. */
export function intoView(element, block = "center") {
  element.scrollIntoView({ block, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
}
