// Follows a submission or an evaluation until nothing more happens to it. The server alone renders results; its stream brings
// the HTML.
import { announce } from "./announce.js";
import { element, part, pause, patience, Refused } from "./server.js";

const FINAL = ["DONE", "CANCELLED"];
const PAUSE = 1_000;

export async function follow(address, show, signal) {
  const tell = (result) => {
    show(result);
    announce(words(result));
    return FINAL.includes(result.dataset.status);
  };
  let failures = 0;
  while (!signal.aborted) {
    try {
      if (await stream(address, tell, signal)) {
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

// Tells each result that the stream brings until it ends; returns whether nothing more will happen.
function stream(address, tell, signal) {
  const events = new EventSource(`${address}/result`);
  return new Promise((resolve, reject) => {
    let told = false;
    const onResult = (event) => {
      told = true;
      if (tell(element(JSON.parse(event.data).html, "#result"))) {
        resolve(true);
      }
    };
    events.addEventListener("status", onResult);
    events.addEventListener("done", onResult);
    events.addEventListener("error", () => {
      events.close();
      if (told) {
        resolve(false);
      } else {
        // Browsers do not say why a stream failed; asking for the page does.
        part(address, "#result", signal).then(tell).then(resolve, reject);
      }
    });
    signal.addEventListener("abort", () => resolve(false), { once: true });
  }).finally(() => events.close());
}

function words(result) {
  return [...result.querySelectorAll("h2, .summary")].map(({ textContent }) => textContent.trim()).join(": ");
}
