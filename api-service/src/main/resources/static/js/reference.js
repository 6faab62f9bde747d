// A reference solution, kept in the author's browser, and what it returns for inputs.
import { editorFor } from "./editor.js";
import { finished } from "./server.js";
import { keep, recall } from "./storage.js";

const details = document.getElementById("reference");
const field = document.getElementById("reference-code");
const button = document.getElementById("fill");
const outcome = document.getElementById("fill-outcome");

// Nothing is there where an interactor decides.
export function reference(question, fill) {
  if (details === null) {
    return;
  }
  const key = `reference:${question}`;
  field.value = recall(key) ?? field.value;
  details.hidden = false;
  details.addEventListener("toggle", () => {
    const editor = editorFor(field, "Reference solution, in Python");
    editor.session.on("change", () => keep(key, editor.getValue()));
  }, { once: true });
  button.addEventListener("click", async () => {
    button.disabled = true;
    say("Running …");
    try {
      say(await fill(field.value, say));
    } catch (failure) {
      say(failure.errors?.map((error) => `${error.field}: ${error.message}`).join("\n") || failure.message, true);
    }
    button.disabled = false;
  });
}

function say(text, bad = false) {
  outcome.textContent = text;
  outcome.classList.toggle("bad", bad);
}

// The tests of an evaluation, in order, when it is done; fails when one of them has no output.
export async function tested(address) {
  return checked(await finished(address));
}

function checked(evaluation) {
  const failed = evaluation.tests.find((test) => test.verdict !== null && test.verdict !== "ACCEPTED");
  const error = failed?.error ?? evaluation.error;
  if (error || failed) {
    const where = error?.line ? `, line ${error.line}` : "";
    throw new Error(error ? `${error.type}: ${error.message}${where}` : failed.verdict.toLowerCase().replaceAll("_", " "));
  }
  if (evaluation.tests.some((test) => test.output_truncated || test.output === null)) {
    throw new Error("A result is too long to be filled in. Run the solution yourself and paste its result.");
  }
  return evaluation.tests;
}
