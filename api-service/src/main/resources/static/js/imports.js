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
  const over = (is) => (event) => {
    event.preventDefault();
    drop.classList.toggle("over", is);
  };
  drop.addEventListener("dragover", over(true));
  drop.addEventListener("dragleave", over(false));
  drop.addEventListener("drop", over(false));
  drop.addEventListener("drop", (event) => {
    if (event.dataTransfer.files.length > 0 && !form.elements.file.disabled) {
      form.elements.file.files = event.dataTransfer.files;
      chosen();
    }
  });
  form.elements.file.addEventListener("change", chosen);
} else {
  followOpen();
}

// What was found in another file is of no use any more.
function chosen() {
  shown.replaceChildren();
  offerToRead(true);
}

function offerToRead(is) {
  form.querySelector(".actions").hidden = !is;
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
  const file = form.elements.file.files[0];
  const body = new FormData();
  if (confirms) {
    body.set("confirms", confirms);
  }
  body.set("file", file);
  enable(false);
  try {
    shown.replaceChildren(sending(file.name));
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
  enable(true);
}

function enable(is) {
  form.elements.file.disabled = !is;
  form.querySelector(".primary").disabled = !is;
}

function element(name, className = "", text = "") {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

function sending(name) {
  const part = element("div", "import");
  const verdict = element("div", "verdict");
  verdict.dataset.tone = "RUNNING";
  const progress = element("progress");
  progress.setAttribute("aria-label", "Sending");
  verdict.append(element("p", "summary", `Sending ${name}`), progress);
  part.append(verdict);
  return part;
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
  const actions = element("div", "actions");
  const button = element("button", "button primary", "Import these questions");
  button.type = "button";
  button.addEventListener("click", () => {
    button.disabled = true;
    send(dryRun.dataset.id);
  });
  actions.append(button);
  dryRun.querySelector(".summary").after(actions);
  offerToRead(false);
  button.focus();
}

function refused(failure) {
  offerToRead(true);
  const notice = element("div", "notice");
  notice.setAttribute("role", "alert");
  const messages = failure.errors?.length > 0 ? failure.errors.map(({ field, message }) => `${field}: ${message}`)
    : [failure.status ? failure.message : "The server does not answer, or refused the file. Try again."];
  for (const message of messages) {
    notice.append(element("p", "", message));
  }
  shown.replaceChildren(notice);
}
