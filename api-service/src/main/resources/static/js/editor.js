// Puts a code editor in place of the textarea, which stays the form's field and what works without this script.
(() => {
  const field = document.getElementById("code");
  const form = field.form;
  const stub = field.dataset.stub;
  const draftKey = "draft:" + new URL(form.action).pathname;
  const dark = matchMedia("(prefers-color-scheme: dark)");

  ace.config.set("useStrictCSP", true);
  ace.config.set("loadWorkerFromBlob", false);

  const host = document.createElement("div");
  host.className = "code-editor";
  field.after(host);
  field.hidden = true;

  const editor = ace.edit(host, {
    mode: "ace/mode/python",
    value: recall() ?? field.value,
    minLines: 18,
    maxLines: 36,
    showPrintMargin: false,
    useSoftTabs: true,
    tabSize: 4,
    useWorker: false,
    enableKeyboardAccessibility: true,
  });
  editor.textInput.getElement().setAttribute("aria-label", "Your solution, in Python");
  document.getElementById("code-label").addEventListener("click", () => editor.focus());
  editor.session.on("change", () => remember(editor.getValue()));
  editor.clearSelection();
  editor.commands.addCommand({
    name: "submit",
    bindKey: { win: "Ctrl-Enter", mac: "Command-Enter" },
    exec: () => form.requestSubmit(),
  });
  form.querySelector(".keys").hidden = false;

  const followSystem = () => editor.setTheme(dark.matches ? "ace/theme/github_dark" : "ace/theme/github_light_default");
  dark.addEventListener("change", followSystem);
  followSystem();

  form.addEventListener("submit", () => field.value = editor.getValue());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    editor.setValue(stub, -1);
    editor.focus();
  });

  // A private window may refuse storage: then there is no draft, and nothing else is lost.
  function recall() {
    try {
      return localStorage.getItem(draftKey);
    } catch {
      return null;
    }
  }

  function remember(text) {
    try {
      if (text === stub) {
        localStorage.removeItem(draftKey);
      } else {
        localStorage.setItem(draftKey, text);
      }
    } catch {
      // As above.
    }
  }
})();
