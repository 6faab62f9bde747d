// Copies the text beside a button.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("button.copy");
  if (button) {
    const text = button.closest(".block").querySelector("pre")?.textContent ?? "";
    await navigator.clipboard.writeText(text);
    const label = button.firstChild;
    const before = label.textContent;
    label.textContent = "Copied";
    setTimeout(() => label.textContent = before, 1500);
  }
});

if (navigator.clipboard) {
  document.querySelectorAll("button.copy").forEach((button) => button.hidden = false);
}
