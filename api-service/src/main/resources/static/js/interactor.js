// Lets a program of the author's talk with the interactor in a question's form before that is saved.
import { editorFor, markLine, unmark } from "./editor.js";
import { finished, part, postForm } from "./server.js";

// Finds what the first interactor of the form asks for.
const PROGRAM = `low, high = 0, 99
while True:
    guess = (low + high) // 2
    print(guess, flush=True)
    answer = input()
    if answer == "right":
        break
    if answer == "higher":
        low = guess + 1
    else:
        high = guess - 1
`;

export function tryInteractor(form, interactor) {
  const details = document.getElementById("try-interactor");
  const field = document.getElementById("try.program");
  const secret = document.getElementById("try.secret");
  const button = document.getElementById("try-talk");
  const sample = document.getElementById("talk-to-statement");
  const talk = document.getElementById("talk");
  let program = null;
  let transcript = "";

  details.hidden = false;
  details.addEventListener("toggle", () => {
    field.value ||= PROGRAM;
    secret.value ||= "37";
    program = editorFor(field, "Program that talks with the interactor, in Python");
  }, { once: true });

  button.addEventListener("click", async () => {
    button.disabled = true;
    sample.hidden = true;
    unmark(interactor());
    unmark(program);
    say("Running …");
    try {
      const address = await postForm("/checkers/tries", new FormData(form));
      const result = await finished(address);
      talk.replaceChildren(await part(`/trials/${address.split("/").at(-1)}`, "#result"));
      mark(result);
      transcript = result.tests[0]?.transcript ?? "";
      sample.hidden = transcript === "";
      say("");
    } catch (failure) {
      talk.replaceChildren();
      say(failure.errors?.map(({ field: name, message }) => `${name.replace(/^(tests\[\d+\]|question)\./, "")}: ${message}`).join("\n")
        || failure.message, true);
    }
    button.disabled = false;
  });

  sample.addEventListener("click", () => {
    const statement = form.elements.description;
    statement.value = `${statement.value.trimEnd()}\n\n\`\`\`interaction\n${transcript}\`\`\`\n`.trimStart();
    statement.dispatchEvent(new Event("input", { bubbles: true }));
    statement.focus();
    sample.hidden = true;
  });

  // An error of either side, where it can be mended.
  function mark(result) {
    const [test] = result.tests;
    const ofProgram = result.error ?? test?.program.error;
    [[interactor(), test?.error], [program, ofProgram]].filter(([, error]) => error?.line)
      .forEach(([editor, error]) => markLine(editor, error.line, `${error.type}: ${error.message}`));
  }
}

function say(words, bad = false) {
  const outcome = document.getElementById("talk-outcome");
  outcome.textContent = words;
  outcome.classList.toggle("bad", bad);
}
