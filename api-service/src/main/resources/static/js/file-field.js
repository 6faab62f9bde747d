// Puts the text of a chosen file into a field of the form, where it can be seen and changed.
document.querySelectorAll("input[type=file][data-into]").forEach((input) => {
  input.parentElement.hidden = false;
  input.addEventListener("change", async () => {
    const [file] = input.files;
    if (file) {
      document.getElementById(input.dataset.into).value = await file.text();
    }
  });
});
