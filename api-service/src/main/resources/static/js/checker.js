// The editor of a question's checker, and what the checker says of answers before it is saved.
import { editorFor, markLine, unmark } from "./editor.js";
import { tryInteractor } from "./interactor.js";
import { finished, postForm } from "./server.js";

const WORDS = { ACCEPTED: "accepted", WRONG_ANSWER: "refused", INTERNAL_ERROR: "the checker failed" };

// What the editor begins with.
const BEGINNINGS = {
  checker: "def check(input, expected, answer):\n    return answer == expected\n",
  interactor: `def interact(secret, expected):
    for turn in range(10):
        guess = input()
        if not guess.isdecimal():
            raise ProtocolError("a guess must be a number")
        if int(guess) == int(secret):
            print("right")
            return True, f"found after {turn + 1} guesses"
        print("higher" if int(guess) < int(secret) else "lower")
    return False, "too many guesses"
`,
};

const form = document.getElementById("question");
const kind = document.getElementById("comparison.kind");
const tried = document.getElementById("try-checker");
const button = document.getElementById("try");
const outcome = document.getElementById("try-outcome");
let editor = null;

function edit() {
  if (!(kind.value in BEGINNINGS)) {
    return;
  }
  if (editor === null) {
    editor = editorFor(document.getElementById("comparison.code"), "Code of the author, in Python");
  }
  if (Object.values(BEGINNINGS).some((beginning) => editor.getValue().trim() === beginning.trim())) {
    editor.setValue(BEGINNINGS[kind.value], -1);
  }
}

// The server names the line of code that could not be loaded.
function markFault() {
  const fault = document.getElementById("comparison.code-error")?.textContent;
  const line = fault?.match(/, line (\d+)/);
  if (line && editor !== null) {
    markLine(editor, Number(line[1]), fault);
  }
}

// What a program prints has no type.
function compareText() {
  const prints = form.elements.kind.value === "program";
  kind.querySelector("[value=typed]").disabled = prints;
  kind.querySelector("[value=interactor]").disabled = !prints;
  if (!prints && kind.value === "interactor") {
    kind.value = "checker";
  }
  if (prints && kind.value === "typed") {
    kind.value = "text";
  }
}

form.querySelectorAll("[name=kind]").forEach((choice) => choice.addEventListener("change", compareText));
compareText();
kind.addEventListener("change", edit);
edit();
markFault();
tryInteractor(form, () => editor);
tried.hidden = false;
tried.addEventListener("toggle", () => document.getElementById("try.input").placeholder = example());
button.addEventListener("click", async () => {
  if (given().length === 0) {
    say("Write a right or a wrong answer first.", true);
    return;
  }
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

function given() {
  return ["right", "wrong"].filter((answer) => document.getElementById(`try.${answer}`).value.trim() !== "");
}

function show(result) {
  const tried = given();
  const replies = result.tests.map((reply) => `The ${tried[reply.index - 1]} answer: ${told(reply)}`);
  const errors = [result.error, ...result.tests.map(({ error }) => error)].filter((error) => error);
  const meant = result.tests.every(({ index, verdict }) => (verdict === "ACCEPTED") === (tried[index - 1] === "right"));
  say([...(result.error ? [`The checker cannot be run. ${text(result.error)}`] : []), ...replies].join("\n"), !meant || errors.length > 0);
  if (errors[0]?.line) {
    markLine(editor, errors[0].line, text(errors[0]));
  }
}

// What an input looks like with the parameters that the form has now.
function example() {
  if (form.elements.kind.value === "program") {
    return "";
  }
  if (form.elements.kind.value === "class") {
    return '{"operations": […], "arguments": [[…], …]}';
  }
  const names = [...form.querySelectorAll("[name=parameter_name]")].map(({ value }) => value.trim()).filter((name) => name !== "");
  return names.length === 0 ? "" : `{${names.map((name) => `"${name}": …`).join(", ")}}`;
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
