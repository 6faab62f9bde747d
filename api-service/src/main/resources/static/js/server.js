// How the pages speak with their server.

export class Refused extends Error {
  constructor(status, problem, retryAfter) {
    super(problem?.detail ?? `The server answered with status ${status}.`);
    this.status = status;
    this.retryAfter = Number(retryAfter);
    this.errors = problem?.errors ?? [];
  }
}

// A part of a page as the server renders it.
export async function part(address, selector, signal) {
  const answer = await ask(address, { headers: { Accept: "text/html" }, signal });
  return element(await answer.text(), selector);
}

export function element(html, selector) {
  return new DOMParser().parseFromString(html, "text/html").querySelector(selector);
}

export async function json(address, options = {}) {
  return (await ask(address, { ...options, headers: { Accept: "application/json", ...options.headers } })).json();
}

export function postJson(address, body) {
  return json(address, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "Content-Type": "application/json" },
  });
}

// Returns the address of what the form has made.
export async function postForm(address, form) {
  const answer = await ask(address, {
    method: "POST",
    body: new URLSearchParams(form),
    headers: { Accept: "application/json" },
  });
  return answer.headers.get("Location");
}

// Each form of somebody who has signed in holds a token that other sites cannot read.
function ownHeaders(options) {
  const token = options.method && document.querySelector("input[name=_csrf]")?.value;
  return token ? { ...options.headers, "X-XSRF-TOKEN": token } : options.headers;
}

export async function ask(address, options = {}) {
  const answer = await fetch(address, { ...options, headers: ownHeaders(options) });
  if (!answer.ok) {
    const isProblem = answer.headers.get("Content-Type")?.startsWith("application/problem+json");
    throw new Refused(answer.status, isProblem ? await answer.json() : null, answer.headers.get("Retry-After"));
  }
  return answer;
}

// An evaluation or a try, when it is done.
export async function finished(address) {
  for (;;) {
    const evaluation = await json(`${address}?wait=10s`);
    if (evaluation.status === "DONE") {
      return evaluation;
    }
    if (evaluation.missing_environment) {
      throw new Error(`No worker offers the environment ${evaluation.missing_environment} yet. Try again later.`);
    }
    if (evaluation.status === "CANCELLED") {
      throw new Error("The run was cancelled.");
    }
    await pause(200);
  }
}

export function pause(millis) {
  return new Promise((resume) => setTimeout(resume, millis));
}

// Longer from one failure to the next, so that a server that starts is not besieged.
export function patience(failures) {
  return Math.min(500 * 2 ** failures, 15_000);
}
