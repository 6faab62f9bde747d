// Follows a submission or a trial until nothing more happens to it. The server alone renders results: whenever it has
// moved, its result is fetched and handed over.
import { announce } from "./announce.js";
import { json, part, pause, patience, Refused } from "./server.js";

const FINAL = ["DONE", "CANCELLED"];

export async function follow(address, show, signal) {
  let seen = "";
  let failures = 0;
  while (!signal.aborted) {
    try {
      const { status, position, tests_done } = await json(`${address}?wait=500ms`, { signal });
      const now = [status, position, tests_done].join();
      if (now !== seen) {
        const result = await part(address, "#result", signal);
        show(result);
        announce(words(result));
        if (FINAL.includes(result.dataset.status)) {
          return;
        }
        seen = now;
      }
      failures = 0;
      // The server answers at once when too many wait.
      await pause(200);
    } catch (failure) {
      if (signal.aborted || (failure instanceof Refused && failure.status === 404)) {
        return;
      }
      failures += 1;
      announce("The server does not answer; trying again.");
      await pause(patience(failures));
    }
  }
}

function words(result) {
  return [...result.querySelectorAll("h2, .summary")].map((element) => element.textContent.trim()).join(": ");
}
