// The form of a test: says while it is written what is wrong with a value, and fills in the expected output.
import { reference, tested } from "./reference.js";
import { json, postForm, postJson } from "./server.js";
import "./trees.js";
import { textsOf } from "./upload.js";

const form = document.getElementById("test");
const question = form.dataset.question;
const touched = new Set();
const resultsOfCalls = document.querySelector("table.calls") ? (await import("./calls.js")).results : null;
let timer;
let latest = 0;

form.addEventListener("input", (event) => {
  if (event.target.name) {
    touched.add(event.target.name);
    clearTimeout(timer);
    timer = setTimeout(() => check().catch(() => {}), 300);
  }
});

async function check() {
  latest += 1;
  const mine = latest;
  const errors = await json(`/create/testcase/${question}/check`, {
    method: "POST",
    body: new URLSearchParams(new FormData(form)),
  });
  if (mine === latest) {
    touched.forEach((name) => show(form.elements[name], errors.find((error) => isOf(name, error))));
  }
}

// Rows have fields for what is further inside a value.
function isOf(name, error) {
  return error.field === name || (name.endsWith("]") && error.field.startsWith(name));
}

function show(field, error) {
  if (!field) {
    return;
  }
  const id = `${field.id}-error`;
  document.getElementById(id)?.remove();
  field.toggleAttribute("aria-invalid", false);
  field.removeAttribute("aria-describedby");
  if (error) {
    const message = document.createElement("p");
    message.className = "error";
    message.id = id;
    message.textContent = error.message;
    (field.closest(".row")?.lastElementChild ?? field).after(message);
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", id);
  }
}

reference(question, async (code) => {
  const [test] = await tested(await run(code));
  const results = resultsOfCalls === null ? [[form.elements.output, test.output]]
    : resultsOfCalls().map((field, place) => [field, test.results[place + 1]]);
  for (const [field, result] of results.filter(([field]) => !field.disabled)) {
    field.value = result;
    show(field, null);
  }
  return "Filled in.";
});

// A form without parameters looks to the server like one that was left empty.
async function run(code) {
  const fields = await textsOf(form);
  if (fields.has("args")) {
    fields.set("own", "true");
  }
  if ([...fields.keys()].some((name) => name === "function" || name === "own" || name.startsWith("input_variables."))) {
    fields.set("code", code);
    return postForm(`/code/try/${question}`, fields);
  }
  const evaluation = await postJson(`/code/try/${question}`, { code, tests: [{ input_variables: {} }] });
  return `/trials/${evaluation.id}`;
}
