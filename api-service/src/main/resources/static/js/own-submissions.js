// The submissions that this browser has sent for a question: it keeps their ids, the server tells how they stand.
import { part } from "./server.js";
import { keep, recall } from "./storage.js";

const MOST = 20;

export function ownSubmissions(question, panel) {
  const key = `submissions:${question}`;
  const ids = () => JSON.parse(recall(key) ?? "[]");

  return {
    add(id) {
      keep(key, JSON.stringify([id, ...ids()].slice(0, MOST)));
    },
    async show() {
      if (ids().length > 0) {
        const query = new URLSearchParams([...ids().map((id) => ["id", id]), ["size", MOST], ["question_id", question]]);
        const listing = await part(`/submissions?${query}`, ".listing");
        if (listing) {
          panel.replaceChildren(listing);
          document.dispatchEvent(new Event("times"));
        }
      }
    },
  };
}
