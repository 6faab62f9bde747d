// The calls of a test of a class, one a row. Without this script there are a few spare rows, and empty ones are ignored.
const table = document.querySelector("table.calls");
const body = table.tBodies[0];
const spare = body.lastElementChild.cloneNode(true);
const paste = document.getElementById("paste");
const LISTS = ["input_variables.operations", "input_variables.arguments", "output"];

spare.querySelectorAll(".error").forEach((message) => message.remove());
spare.querySelectorAll("[aria-invalid]").forEach((field) => field.removeAttribute("aria-invalid"));
rows().filter(isEmpty).forEach((row) => row.remove());
arrange();

body.addEventListener("change", (event) => {
  if (event.target.matches("select")) {
    arrange();
  }
});

body.addEventListener("click", (event) => {
  const button = event.target.closest(".remove");
  if (button) {
    const next = button.closest("tr").nextElementSibling;
    button.closest("tr").remove();
    arrange();
    next.querySelector("select").focus();
    body.dispatchEvent(new Event("input", { bubbles: true }));
  }
});

if (paste) {
  paste.hidden = false;
  paste.querySelector("button").addEventListener("click", () => {
    const outcome = paste.querySelector("[role=status]");
    try {
      fill(listsIn(paste.querySelector("textarea").value));
      outcome.textContent = "Filled in.";
      body.dispatchEvent(new Event("input", { bubbles: true }));
    } catch (failure) {
      outcome.textContent = failure.message;
    }
  });
}

// All rows but the first, which is that of the class.
function rows() {
  return [...body.rows].slice(1);
}

function fields(row) {
  return [...row.querySelectorAll("select, input:not([type=hidden])")];
}

function isEmpty(row) {
  return row.querySelector("select").value === "";
}

// Numbers the rows, says what each expects, and keeps an empty one at the end.
function arrange() {
  if (rows().length === 0 || !isEmpty(rows().at(-1))) {
    const row = spare.cloneNode(true);
    fields(row).forEach((field) => field.value = "");
    body.append(row);
  }
  rows().forEach((row, place) => {
    const [select, ...others] = fields(row);
    row.cells[0].textContent = place + 2;
    fields(row).forEach((field, column) => field.name = field.id = `${LISTS[column]}[${place + 1}]`);
    row.querySelectorAll("[data-field]").forEach((field) => field.name = `${field.dataset.field}[${place + 1}]`);
    label(select, `Call ${place + 2}`);
    others.forEach((field, column) => label(field, `${["Arguments", "Result"][column]} of call ${place + 2}`));
    row.querySelector(".remove").hidden = place === rows().length - 1;
    expect(others, select.selectedOptions[0]?.dataset ?? {});
  });
}

function label(field, text) {
  field.setAttribute("aria-label", text);
}

function expect([argumentsField, result], { parameters = "", returns = "" }) {
  argumentsField.placeholder = parameters;
  argumentsField.disabled = parameters === "";
  if (result) {
    result.placeholder = returns;
    result.disabled = returns === "" || returns === "None";
  }
}

// The rows with a call, in order, each with its field for the result.
export function results() {
  return rows().filter((row) => !isEmpty(row)).map((row) => fields(row)[2]);
}

function fill([operations, lists, outputs]) {
  if (!operations || !lists || operations.length !== lists.length) {
    throw new Error("Expected a list of names and a list of as many lists of arguments, as on LeetCode.");
  }
  if (outputs && outputs.length !== operations.length) {
    throw new Error(`Expected ${operations.length} results, one for each call, found ${outputs.length}.`);
  }
  const [className, ...names] = operations.map((operation) => JSON.parse(operation));
  requireKnown(className, [body.rows[0].cells[1].textContent], "the class");
  names.forEach((name) => requireKnown(name, methods(), "a method:"));
  rows().forEach((row) => row.remove());
  fields(body.rows[0])[0].value = inside(lists[0]);
  names.forEach((name, place) => {
    const row = spare.cloneNode(true);
    const [select, argumentsField, result] = fields(row);
    body.append(row);
    select.value = name;
    argumentsField.value = inside(lists[place + 1]);
    const returnsNothing = select.selectedOptions[0].dataset.returns === "None";
    result.value = outputs && !returnsNothing ? outputs[place + 1] : "";
  });
  arrange();
}

function methods() {
  return [...spare.querySelector("select").options].map((option) => option.value).filter((name) => name !== "");
}

function requireKnown(name, known, expected) {
  if (!known.includes(name)) {
    throw new Error(`Expected ${expected} ${known.join(", ")}, found ${name}.`);
  }
}

const inside = (list) => elements(list).join(", ");

// The lists in a text, one a line, each as the texts of its elements: numbers keep their digits.
function listsIn(text) {
  return text.split("\n").filter((line) => line.includes("[")).map((line) => elements(line.slice(line.indexOf("["))));
}

// Splits a list at the commas that are in no other list and in no text.
function elements(list) {
  const parts = [""];
  let depth = 0;
  for (const [token] of list.trim().slice(1, -1).matchAll(/"(?:[^"\\]|\\.)*"|[^]/g)) {
    depth += "[{".includes(token) ? 1 : "]}".includes(token) ? -1 : 0;
    if (depth === 0 && token === ",") {
      parts.push("");
    } else {
      parts[parts.length - 1] += token;
    }
  }
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}
