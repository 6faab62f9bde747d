// Sends tests as files. They go with a script, because a form with files cannot show its token otherwise.
import { ask } from "./server.js";

document.querySelectorAll(".file").forEach((part) => part.hidden = false);
document.addEventListener("change", ({ target }) => {
  if (target.matches(".file input")) {
    fieldOf(target).disabled = target.files.length > 0;
  }
});

// The field that a file takes the place of
function fieldOf(chooser) {
  return chooser.closest(".file").parentElement.querySelector("textarea");
}

function chosen(form) {
  return [...form.querySelectorAll(".file input")].filter(({ files }) => files.length > 0);
}

// Returns the fields of a form, with the chosen files in place of the texts.
export function fieldsOf(form) {
  const fields = new FormData(form);
  chosen(form).forEach((chooser) => fields.set(fieldOf(chooser).name, chooser.files[0]));
  return fields;
}

// Returns the same with the texts of the files.
export async function textsOf(form) {
  const fields = fieldsOf(form);
  for (const [name, value] of [...fields].filter(([, each]) => each instanceof File)) {
    fields.set(name, await value.text());
  }
  return fields;
}

const test = document.getElementById("test");
test?.addEventListener("submit", (event) => {
  if (chosen(test).length > 0) {
    event.preventDefault();
    const isNew = test.getAttribute("action").startsWith("/create");
    send(test, test.action, isNew ? "POST" : "PUT", fieldsOf(test));
  }
});

const pairs = document.getElementById("pairs");
if (pairs) {
  pairs.hidden = false;
  pairs.addEventListener("submit", (event) => {
    event.preventDefault();
    send(pairs, pairs.action, "POST", new FormData(pairs));
  });
}

async function send(form, address, method, body) {
  const button = form.querySelector(".primary");
  button.disabled = true;
  form.querySelector(":scope > .notice")?.remove();
  try {
    await ask(address, { method, body, headers: { Accept: "application/json" } });
    location.assign(`/ques/${form.dataset.question}/testcases`);
  } catch (failure) {
    button.disabled = false;
    refused(form, failure);
  }
}

function refused(form, failure) {
  const notice = document.createElement("div");
  notice.className = "notice";
  notice.setAttribute("role", "alert");
  const messages = failure.errors?.length > 0 ? failure.errors.map(({ field, message }) => `${field}: ${message}`)
    : [failure.status ? failure.message : "The server does not answer, or refused the files. Nothing was added; try again."];
  for (const message of messages) {
    const line = document.createElement("p");
    line.textContent = message;
    notice.append(line);
  }
  form.prepend(notice);
  notice.scrollIntoView({ block: "center" });
}
