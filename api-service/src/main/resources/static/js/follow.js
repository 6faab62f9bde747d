// Follows a submission or a trial until nothing more happens to it. The server tells when it has moved, and it alone
// renders results: then the result is fetched and handed over.
import { announce } from "./announce.js";
import { part, pause, patience, Refused } from "./server.js";

const FINAL = ["DONE", "CANCELLED"];
const PAUSE = 1_000;

export async function follow(address, show, signal) {
  let failures = 0;
  while (!signal.aborted) {
    try {
      if (await stream(address, show, signal)) {
        return;
      }
      failures = 0;
      // The server ends the stream at once when too many wait.
      await pause(PAUSE);
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

// Shows the result whenever it has moved, until the stream ends; tells whether nothing more will happen.
function stream(address, show, signal) {
  const events = new EventSource(address);
  return new Promise((resolve, reject) => {
    let showing = null;
    let moved = false;
    const showNow = async () => {
      do {
        moved = false;
        const result = await part(address, "#result", signal);
        show(result);
        announce(words(result));
        if (FINAL.includes(result.dataset.status)) {
          resolve(true);
          return;
        }
      } while (moved);
      showing = null;
    };
    const onMoved = () => {
      moved = true;
      showing ??= showNow().catch(reject);
      return showing;
    };
    events.addEventListener("status", onMoved);
    events.addEventListener("done", onMoved);
    // Why it ended is not told; asking for the result tells whether the server is there.
    events.addEventListener("error", () => {
      events.close();
      onMoved().then(() => resolve(false));
    });
    signal.addEventListener("abort", () => resolve(false), { once: true });
  }).finally(() => events.close());
}

function words(result) {
  return [...result.querySelectorAll("h2, .summary")].map((element) => element.textContent.trim()).join(": ");
}
