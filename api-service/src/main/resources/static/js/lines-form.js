// Several tests at once: reads them from a file, and has the server fill in the results that are missing.
import { reference } from "./reference.js";
import { finished, pause, postJson } from "./server.js";

const form = document.getElementById("lines-form");
const question = form.dataset.question;
const field = document.getElementById("lines");
const file = document.getElementById("file");

document.getElementById("file-field").hidden = false;
file.addEventListener("change", async () => {
  file.setCustomValidity("");
  if (file.files.length > 0) {
    try {
      field.value = new TextDecoder("utf-8", { fatal: true }).decode(await file.files[0].arrayBuffer());
    } catch {
      file.setCustomValidity("The file is not valid UTF-8, so nothing was read.");
      file.reportValidity();
    }
  }
});

// The lines stay text here, because JavaScript's numbers have fewer digits than those of tests.
reference(question, async (code, say) => {
  field.readOnly = true;
  try {
    let filled = 0;
    let evaluation = null;
    for (;;) {
      const answer = await step({ code, lines: field.value, trial: evaluation });
      field.value = answer.lines;
      filled += answer.filled;
      if (answer.errors.length > 0) {
        throw Object.assign(new Error("Some lines got no output."), { errors: answer.errors });
      }
      if (answer.trial === null) {
        return filled === 0 ? "No outputs are missing." : `Filled in ${filled}.`;
      }
      say(`Running … ${answer.missing} to go.`);
      evaluation = answer.trial;
      await finished(`/trials/${evaluation}`);
    }
  } finally {
    field.readOnly = false;
  }
});

// Retries after the pause that the server requests when it is busy.
async function step(lines) {
  for (;;) {
    try {
      return await postJson(`/create/testcase/${question}/fill`, lines);
    } catch (failure) {
      if (!failure.retryAfter) {
        throw failure;
      }
      await pause(failure.retryAfter * 1000);
    }
  }
}
