// Keeps the parts of a page that are marked with data-live as the server has them.
import { announce } from "./announce.js";
import { ask, patience, pause } from "./server.js";

const EVERY = 3_000;
let failures = 0;

async function refresh() {
  const answer = await ask(location.href, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const old of document.querySelectorAll("[data-live]")) {
    const fresh = page.getElementById(old.id);
    // Whoever is in it by keyboard must not lose the place.
    if (fresh && !old.contains(document.activeElement) && fresh.innerHTML !== old.innerHTML) {
      old.replaceChildren(...fresh.childNodes);
    }
  }
  document.dispatchEvent(new Event("times"));
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
