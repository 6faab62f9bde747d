// Draws the formulas of a statement as MathML; where that fails they stay as they were written.
export async function drawFormulas(root) {
  const formulas = root.querySelectorAll("code.math, code.math-block");
  if (formulas.length > 0) {
    await import(document.querySelector("meta[name=katex]").content);
    formulas.forEach(draw);
  }
}

function draw(formula) {
  const displayMode = formula.className === "math-block";
  const drawn = document.createElement(displayMode ? "div" : "span");
  drawn.className = "formula";
  try {
    window.katex.render(formula.textContent, drawn, { displayMode, output: "mathml", trust: false, strict: "ignore" });
    formula.replaceWith(drawn);
  } catch (failure) {
    formula.title = failure.message;
  }
}

const statement = document.querySelector(".statement");
if (statement) {
  drawFormulas(statement);
}
