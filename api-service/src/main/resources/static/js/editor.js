// Puts a code editor in place of a textarea, which stays the form's field and what works without scripts.
const ace = window.ace;
ace.config.set("useStrictCSP", true);
ace.config.set("loadWorkerFromBlob", false);

const THEMES = { light: "ace/theme/github_light_default", dark: "ace/theme/github_dark" };
const dark = matchMedia("(prefers-color-scheme: dark)");

export function editorFor(field, label) {
  const host = document.createElement("div");
  host.className = "code-editor";
  field.after(host);
  field.hidden = true;
  const editor = ace.edit(host, {
    mode: "ace/mode/python",
    value: field.value,
    showPrintMargin: false,
    useSoftTabs: true,
    tabSize: 4,
    useWorker: false,
    enableKeyboardAccessibility: true,
    scrollPastEnd: 0.2,
  });
  editor.clearSelection();
  editor.textInput.getElement().setAttribute("aria-label", label);
  document.querySelector(`label[for="${field.id}"]`)?.addEventListener("click", () => editor.focus());
  editor.session.on("change", () => field.value = editor.getValue());
  new ResizeObserver(() => editor.resize()).observe(host);
  followTheme(editor);
  return editor;
}

function followTheme(editor) {
  const choose = () => editor.setTheme(dark.matches ? THEMES.dark : THEMES.light);
  dark.addEventListener("change", choose);
  choose();
}

// Marks the line at which a program failed, until it is changed.
export function markLine(editor, line, message) {
  unmark(editor);
  const Range = ace.require("ace/range").Range;
  editor.faulty = editor.session.addMarker(new Range(line - 1, 0, line - 1, 1), "faulty-line", "fullLine");
  editor.session.setAnnotations([{ row: line - 1, column: 0, text: message, type: "error" }]);
  editor.scrollToLine(line, true, true);
  editor.session.once("change", () => unmark(editor));
}

export function unmark(editor) {
  editor.session.removeMarker(editor.faulty);
  editor.session.clearAnnotations();
}
