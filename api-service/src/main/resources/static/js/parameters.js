// Adds and removes the rows of parameters. Without this script the page has a few spare rows, and empty ones are ignored.
(() => {
  const rows = document.getElementById("parameters");
  const add = document.getElementById("add-parameter");
  const pristine = rows.lastElementChild.cloneNode(true);

  add.hidden = false;
  rows.querySelectorAll(".remove").forEach((button) => button.hidden = false);

  add.addEventListener("click", () => {
    const row = pristine.cloneNode(true);
    row.querySelector(".remove").hidden = false;
    row.querySelectorAll("input").forEach((input) => input.value = "");
    rows.append(row);
    number();
    row.querySelector("input").focus();
  });

  rows.addEventListener("click", (event) => {
    const button = event.target.closest(".remove");
    if (button) {
      button.closest(".row").remove();
      number();
      (rows.querySelector(".row:last-child input") ?? add).focus();
    }
  });

  // The server binds rows by the number in their names.
  function number() {
    rows.querySelectorAll(".row").forEach((row, index) => {
      row.setAttribute("aria-label", "Parameter " + (index + 1));
      row.querySelectorAll("input").forEach((input) => input.name = input.name.replace(/\[\d+]/, `[${index}]`));
    });
  }
})();
