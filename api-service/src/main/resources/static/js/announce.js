// Says something to those who cannot see it change.
export function announce(text) {
  const region = document.getElementById("announcer");
  if (region.textContent !== text) {
    region.textContent = text;
  }
}
