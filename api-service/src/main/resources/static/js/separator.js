// Lets the reader share the width between two panes, by pointer or by keys.
import { keep, recall } from "./storage.js";

const LEAST = 25;
const MOST = 75;
const KEY = "split";

const separator = document.getElementById("separator");
const panes = separator.parentElement;

function share(percent) {
  const bounded = Math.min(MOST, Math.max(LEAST, percent));
  panes.style.setProperty("--left", `${bounded}%`);
  separator.setAttribute("aria-valuenow", Math.round(bounded));
  keep(KEY, bounded);
}

const now = () => Number(separator.getAttribute("aria-valuenow"));

const KEYS = {
  ArrowLeft: () => now() - 2,
  ArrowRight: () => now() + 2,
  Home: () => LEAST,
  End: () => MOST,
  Enter: () => 45,
};

separator.addEventListener("keydown", (event) => {
  const wanted = KEYS[event.key];
  if (wanted) {
    event.preventDefault();
    share(wanted());
  }
});

separator.addEventListener("pointerdown", (event) => {
  separator.setPointerCapture(event.pointerId);
  event.preventDefault();
  separator.focus();
});

separator.addEventListener("pointermove", (event) => {
  if (separator.hasPointerCapture(event.pointerId)) {
    const { left, width } = panes.getBoundingClientRect();
    share(((event.clientX - left) / width) * 100);
  }
});

separator.addEventListener("dblclick", () => share(45));
separator.hidden = false;
share(Number(recall(KEY)) || 45);
