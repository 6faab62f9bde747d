// The editor of a question's checker, and what the checker says of answers before it is saved.
import { editorFor, markLine, unmark } from "./editor.js";
import { finished, postForm } from "./server.js";

const WORDS = { ACCEPTED: "accepted", WRONG_ANSWER: "refused", INTERNAL_ERROR: "the checker failed" };

const form = document.getElementById("question");
const kind = document.getElementById("comparison.kind");
const button = document.getElementById("try");
const outcome = document.getElementById("try-outcome");
let editor = null;

function edit() {
  if (kind.value === "checker" && editor === null) {
    editor = editorFor(document.getElementById("comparison.code"), "Checker, in Python");
  }
}

kind.addEventListener("change", edit);
edit();
document.getElementById("try-checker").hidden = false;
button.addEventListener("click", async () => {
  button.disabled = true;
  unmark(editor);
  say("Running …");
  try {
    show(await finished(await postForm("/checkers/tries", new FormData(form))));
  } catch (failure) {
    say(failure.errors?.map(({ field, message }) => `${name(field)}: ${message}`).join("\n") || failure.message, true);
  }
  button.disabled = false;
});

function show(tried) {
  const given = ["right", "wrong"].filter((answer) => document.getElementById(`try.${answer}`).value.trim() !== "");
  const replies = tried.tests.map((reply) => `The ${given[reply.index - 1]} answer: ${told(reply)}`);
  const errors = [tried.error, ...tried.tests.map(({ error }) => error)].filter((error) => error);
  const meant = tried.tests.every(({ index, verdict }) => (verdict === "ACCEPTED") === (given[index - 1] === "right"));
  say([...(tried.error ? [`The checker cannot be run. ${text(tried.error)}`] : []), ...replies].join("\n"), !meant || errors.length > 0);
  if (errors[0]?.line) {
    markLine(editor, errors[0].line, text(errors[0]));
  }
}

function told(reply) {
  const points = reply.points > 0 && reply.points < 1 ? `, ${reply.points} points` : "";
  const message = reply.message ? `: ${reply.message}` : "";
  const error = reply.error ? `: ${text(reply.error)}` : "";
  return [WORDS[reply.verdict] + points + message + error, reply.stdout, reply.stderr].filter((part) => part).join("\n");
}

function text(error) {
  return `${error.type}: ${error.message}${error.line ? `, line ${error.line}` : ""}`;
}

// As the labels call it.
function name(field) {
  return field.replace(/^tests\[\d+\]\./, "").replace(/^question\./, "");
}

function say(words, bad = false) {
  outcome.textContent = words;
  outcome.classList.toggle("bad", bad);
}
