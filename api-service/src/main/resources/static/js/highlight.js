// Colors the lines of a program that is only shown.
const dark = matchMedia("(prefers-color-scheme: dark)");
const { Mode } = window.ace.require("ace/mode/python");

export function color(source) {
  const tokenizer = new Mode().getTokenizer();
  let state = "start";
  for (const line of source.children) {
    const { tokens, state: next } = tokenizer.getLineTokens(line.textContent, state);
    line.replaceChildren(...tokens.map(span));
    state = next;
  }
  const choose = () => {
    source.classList.toggle("ace-github-dark", dark.matches);
    source.classList.toggle("ace-github-light-default", !dark.matches);
  };
  dark.addEventListener("change", choose);
  choose();
}

function span({ type, value }) {
  const span = document.createElement("span");
  span.className = type.split(".").map((part) => `ace_${part}`).join(" ");
  span.textContent = value;
  return span;
}

document.querySelectorAll(".source").forEach(color);
