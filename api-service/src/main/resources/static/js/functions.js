// The call of one of several functions: shows the arguments and the type of the function that is chosen. Without this script the
// arguments of all are there, and those of the others are ignored.
const choice = document.getElementById("function");

choice.addEventListener("change", show);
show();

function show() {
  document.querySelectorAll(".arguments").forEach((group) => {
    group.hidden = group.dataset.function !== choice.value;
    group.querySelectorAll("textarea").forEach((field) => field.disabled = group.hidden);
  });
  const type = choice.selectedOptions[0].dataset.answers;
  document.querySelectorAll("label[for=output] .type, .folds .type").forEach((shown) => shown.textContent = type);
}
