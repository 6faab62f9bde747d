// Shows what is being written as the server will show it.
import { drawFormulas } from "./math.js";
import { ask } from "./server.js";

const form = document.getElementById("question");
const preview = document.getElementById("preview");
let timer;
let latest = 0;

async function show() {
  latest += 1;
  const mine = latest;
  const answer = await ask("/add_ques/preview", {
    method: "POST",
    body: new URLSearchParams(new FormData(form)),
    headers: { Accept: "text/html" },
  });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (mine === latest) {
    const content = page.getElementById("preview-content");
    await drawFormulas(content);
    preview.replaceChildren(content);
  }
}

// What cannot be shown now is shown after the next key.
const tryToShow = () => show().catch(() => {});

form.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(tryToShow, 250);
});
preview.closest("aside").hidden = false;
tryToShow();
