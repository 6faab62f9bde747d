// Keeps the parts of a page that are marked with data-live as the server has them.
import { announce } from "./announce.js";
import { ask, patience, pause } from "./server.js";

const EVERY = 3_000;
const shown = new WeakMap();
let failures = 0;

async function refresh() {
  const answer = await ask(location.href, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const old of document.querySelectorAll("[data-live]")) {
    const fresh = page.getElementById(old.id);
    if (fresh && fresh.innerHTML !== shown.get(old) && !isSelected(old)) {
      replace(old, fresh);
    }
  }
  document.dispatchEvent(new Event("times"));
}

// Keyboard users must keep their place.
function replace(old, fresh) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const again = focused && fresh.querySelector(place(focused));
  if (!focused || again) {
    shown.set(old, fresh.innerHTML);
    old.replaceChildren(...fresh.childNodes);
    again?.focus({ preventScroll: true });
  }
}

// A selector that finds the element in another version of the page.
function place(element) {
  const row = element.closest("tr[id]");
  const form = element.closest("form");
  const own = form ? `form[action="${CSS.escape(form.getAttribute("action"))}"] button`
    : element.matches("a") ? `a[href="${CSS.escape(element.getAttribute("href"))}"]` : "[role=region]";
  return row ? `#${CSS.escape(row.id)} ${own}` : own;
}

function isSelected(part) {
  const selection = getSelection();
  return !selection.isCollapsed && part.contains(selection.anchorNode);
}

for (;;) {
  await pause(failures > 0 ? patience(failures + 2) : EVERY);
  if (!document.hidden) {
    try {
      await refresh();
      if (failures > 0) {
        announce("The server answers again.");
      }
      failures = 0;
    } catch {
      failures += 1;
      announce("The server does not answer; trying again.");
    }
  }
}
