// Sends a file to be read, shows what was found, and sends it again to be imported: the server does not keep it.
import { announce } from "./announce.js";
import { ask, part, patience, pause } from "./server.js";

const EVERY = 1_000;
const form = document.getElementById("import-form");
const shown = document.getElementById("shown");

if (form) {
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form.elements.confirms?.value);
  });
  const drop = form.querySelector(".drop");
  drop.addEventListener("dragover", (event) => event.preventDefault());
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length > 0) {
      form.elements.file.files = event.dataTransfer.files;
    }
  });
  form.elements.file.addEventListener("change", () => shown.replaceChildren());
} else {
  followOpen();
}

// The page of an import that goes on.
async function followOpen() {
  const open = document.getElementById("import");
  if (open && !isFinal(open)) {
    await follow(`/imports/${open.dataset.id}`, (fresh) => document.getElementById("import").replaceWith(fresh));
    location.reload();
  }
}

async function send(confirms) {
  const button = form.querySelector(".primary");
  button.disabled = true;
  try {
    const body = new FormData();
    if (confirms) {
      body.set("confirms", confirms);
    }
    body.set("file", form.elements.file.files[0]);
    announce("Sending the file.");
    const answer = await ask(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
    const address = answer.headers.get("Location");
    const ended = await follow(address, (fresh) => shown.replaceChildren(fresh));
    if (confirms) {
      location.assign(address);
    } else {
      offer(ended);
    }
  } catch (failure) {
    refused(failure);
  }
  button.disabled = false;
}

// Shows an import until it has ended, and returns its end.
async function follow(address, show) {
  let failures = 0;
  for (;;) {
    try {
      const fresh = await part(address, "#import");
      failures = 0;
      announce(fresh.querySelector(".summary").textContent.trim().replace(/\s+/g, " "));
      if (isFinal(fresh)) {
        return fresh;
      }
      show(fresh);
    } catch (failure) {
      if (failure.status === 404 || failures > 5) {
        throw failure;
      }
      failures += 1;
    }
    await pause(failures > 0 ? patience(failures) : EVERY);
  }
}

function isFinal(part) {
  return ["DONE", "FAILED"].includes(part.dataset.state);
}

function offer(dryRun) {
  shown.replaceChildren(dryRun);
  if (dryRun.dataset.confirmable !== "true") {
    return;
  }
  const actions = document.createElement("div");
  actions.className = "actions";
  const button = document.createElement("button");
  button.className = "button primary";
  button.type = "button";
  button.textContent = "Import these questions";
  button.addEventListener("click", () => {
    button.disabled = true;
    send(dryRun.dataset.id);
  });
  actions.append(button);
  shown.prepend(actions);
  button.focus();
}

function refused(failure) {
  const notice = document.createElement("div");
  notice.className = "notice";
  notice.setAttribute("role", "alert");
  const messages = failure.errors?.length > 0 ? failure.errors.map(({ field, message }) => `${field}: ${message}`)
    : [failure.status ? failure.message : "The server does not answer, or refused the file. Try again."];
  for (const message of messages) {
    const line = document.createElement("p");
    line.textContent = message;
    notice.append(line);
  }
  shown.replaceChildren(notice);
}
