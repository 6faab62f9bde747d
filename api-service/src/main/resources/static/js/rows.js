// Adds and removes rows of a form. Without this script the page has a few spare rows, and empty ones are ignored.
for (const rows of document.querySelectorAll(".rows")) {
  offer(rows, rows.parentElement.querySelector(".add"));
}

function offer(rows, add) {
  const spare = rows.lastElementChild.cloneNode(true);
  add.hidden = false;
  show(spare);
  rows.querySelectorAll(".row").forEach((row) => {
    show(row);
    if (row !== rows.firstElementChild && [...row.querySelectorAll("input, textarea, select")].every((field) => field.value === "")) {
      row.remove();
    }
  });

  add.addEventListener("click", () => {
    const row = spare.cloneNode(true);
    rows.append(row);
    number(rows);
    row.querySelector("input, textarea, select").focus();
  });

  rows.addEventListener("click", (event) => {
    const button = event.target.closest(".remove");
    if (button) {
      button.closest(".row").remove();
      number(rows);
      (rows.querySelector(".row:last-child :is(input, textarea, select)") ?? add).focus();
      rows.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });
}

// What takes a script
function show(row) {
  row.querySelectorAll("[hidden]").forEach((part) => part.hidden = false);
}

function number(rows) {
  rows.querySelectorAll(".row").forEach((row, index) => {
    row.setAttribute("aria-label", `${rows.dataset.of} ${index + 1}`);
    row.querySelectorAll("[data-field]").forEach((field) => field.name = `${field.dataset.field}[${index}]`);
    if (rows.dataset.name) {
      const field = row.querySelector("textarea");
      field.name = field.id = `${rows.dataset.name}[${index}]`;
    }
  });
}
