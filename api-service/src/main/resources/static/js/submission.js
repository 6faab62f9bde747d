// Follows a submission or an evaluation on a page of its own, and reloads the rest of it at the end.
import { follow } from "./follow.js";
import { part } from "./server.js";
import { drawTrees } from "./trees.js";

const isOpen = (result) => ["QUEUED", "RUNNING"].includes(result.dataset.status);
const result = document.getElementById("result");

if (isOpen(result)) {
  await follow(location.pathname, show, new AbortController().signal);
  document.getElementById("after").replaceWith(await part(location.pathname, "#after"));
  drawTrees(document.getElementById("after"));
  document.dispatchEvent(new Event("times"));
}

function show(now) {
  document.getElementById("result").replaceWith(now);
  drawTrees(now);
}
