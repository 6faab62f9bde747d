// Follows a submission until its verdict is there. The server alone renders the page: when the submission has moved,
// the page is fetched again and its main part put in place.
(async () => {
  const announcer = document.getElementById("announcer");
  let seen = "";
  let failures = 0;

  while (!isOver()) {
    try {
      const { status, position, tests_done } = await load("application/json", "?wait=1s").then((answer) => answer.json());
      const now = [status, position, tests_done].join();
      if (now !== seen) {
        await refresh();
        seen = now;
      }
      failures = 0;
      // The server answers at once when too many wait.
      await pause(500);
    } catch {
      failures += 1;
      announcer.textContent = "The server does not answer; trying again.";
      await pause(Math.min(1000 * 2 ** failures, 15_000));
    }
  }

  function isOver() {
    return ["DONE", "CANCELLED"].includes(document.querySelector("main").dataset.status);
  }

  async function load(type, query = "") {
    const answer = await fetch(location.pathname + query, { headers: { Accept: type } });
    if (!answer.ok) {
      throw new Error(`expected 200, got ${answer.status}`);
    }
    return answer;
  }

  async function refresh() {
    const html = await load("text/html").then((answer) => answer.text());
    const page = new DOMParser().parseFromString(html, "text/html");
    document.title = page.title;
    document.querySelector("main").replaceWith(page.querySelector("main"));
    announcer.textContent = [...document.querySelectorAll(".verdict h1, .summary")]
      .map((element) => element.textContent.trim())
      .join(": ");
    document.dispatchEvent(new Event("times"));
  }

  function pause(millis) {
    return new Promise((resume) => setTimeout(resume, millis));
  }
})();
