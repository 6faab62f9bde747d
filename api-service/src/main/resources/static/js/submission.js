// Follows a submission or an evaluation on a page of its own, and reloads the rest of it at the end.
import { follow } from "./follow.js";
import { part } from "./server.js";

const isOpen = (result) => ["QUEUED", "RUNNING"].includes(result.dataset.status);
const result = document.getElementById("result");

if (isOpen(result)) {
  await follow(location.pathname, (now) => document.getElementById("result").replaceWith(now), new AbortController().signal);
  document.getElementById("after").replaceWith(await part(location.pathname, "#after"));
  document.dispatchEvent(new Event("times"));
}
