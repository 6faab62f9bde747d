// The page where a question is solved: runs and submits without leaving it, and keeps the draft.
import { announce } from "./announce.js";
import { editorFor, markLine, unmark } from "./editor.js";
import { follow } from "./follow.js";
import { ownSubmissions } from "./own-submissions.js";
import { postForm } from "./server.js";
import { forget, keep, recall } from "./storage.js";
import { tabs } from "./tabs.js";
import { drawTrees } from "./trees.js";
import "./separator.js";

const form = document.getElementById("solution");
const field = document.getElementById("code");
const submit = document.getElementById("submit");
const run = document.getElementById("run");
const panel = document.getElementById("result-panel");
const question = form.dataset.question;
const draftKey = `draft:${question}`;

const draft = recall(draftKey);
if (draft !== null && !form.hasAttribute("data-refused")) {
  field.value = draft;
}
const editor = editorFor(field, "Your solution, in Python");
const panels = tabs(document.getElementById("panels"));
if (location.hash === "#input-panel") {
  panels.choose("input-tab");
  document.getElementById("input-tab").focus();
}
const own = ownSubmissions(question, document.getElementById("own-panel"));
let following = new AbortController();

editor.session.on("change", remember);
document.getElementById("own-tab").addEventListener("chosen", () => own.show().catch(() => {}));
document.getElementById("shortcuts").hidden = false;

document.addEventListener("keydown", (event) => {
  const pressed = (event.ctrlKey || event.metaKey) && !event.altKey && SHORTCUTS[event.key];
  if (pressed) {
    event.preventDefault();
    event.stopPropagation();
    pressed();
  }
}, { capture: true });

const SHORTCUTS = {
  Enter: () => press(submit),
  "'": () => press(run),
  s: () => {
    remember();
    announce("The draft is saved in this browser.");
    flash("Draft saved");
  },
};

form.addEventListener("reset", (event) => {
  event.preventDefault();
  editor.setValue(field.dataset.stub, -1);
  editor.focus();
});

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = event.submitter ?? submit;
  following.abort();
  following = new AbortController();
  const { signal } = following;
  unmark(editor);
  panels.choose("result-tab");
  waiting(button === submit ? "Submitting …" : "Starting …");
  try {
    const address = await postForm(button === submit ? form.action : button.formAction, new FormData(form, button));
    if (button === submit) {
      own.add(address.split("/").at(-1));
    }
    await follow(address, show, signal);
  } catch (failure) {
    refused(failure);
  }
});

function press(button) {
  if (!button.disabled) {
    form.requestSubmit(button);
  }
}

function show(result) {
  const open = panel.querySelector("details[open]")?.id;
  panel.replaceChildren(result);
  drawTrees(result);
  panel.scrollTop = 0;
  document.dispatchEvent(new Event("times"));
  if (open) {
    result.querySelector(`#${CSS.escape(open)}`)?.setAttribute("open", "");
  }
  if (result.dataset.line) {
    markLine(editor, Number(result.dataset.line), result.dataset.message);
  }
  if (matchMedia("(max-width: 61.99rem)").matches) {
    panel.scrollIntoView({ block: "nearest" });
  }
}

function waiting(text) {
  const message = document.createElement("p");
  message.className = "muted";
  message.textContent = text;
  panel.replaceChildren(message);
}

function refused(failure) {
  const message = document.createElement("p");
  message.className = "notice";
  message.setAttribute("role", "alert");
  message.textContent = failure.errors?.length > 0
    ? failure.errors.map((error) => `${error.field.replace("input_variables.", "")}: ${error.message}`).join("\n")
    : failure.status ? failure.message : "The server does not answer. Nothing was sent; try again.";
  panel.replaceChildren(message);
}

function remember() {
  const text = editor.getValue();
  if (text === field.dataset.stub) {
    forget(draftKey);
  } else {
    keep(draftKey, text);
  }
}

function flash(text) {
  const note = document.getElementById("draft-note");
  note.textContent = text;
  clearTimeout(flash.timer);
  flash.timer = setTimeout(() => note.textContent = "", 2_000);
}
