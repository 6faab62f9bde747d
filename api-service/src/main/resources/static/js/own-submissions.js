// The submissions that this browser has sent for a question: it keeps their ids, the server tells how they stand.
import { part } from "./server.js";
import { keep, recall } from "./storage.js";

const MOST = 20;

// Ignores everything else that is stored there, by another version or by hand.
const ID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

export function ownSubmissions(question, panel) {
  const key = `submissions:${question}`;
  const ids = () => (recall(key) ?? "").match(ID) ?? [];

  return {
    add(id) {
      keep(key, [id, ...ids()].slice(0, MOST).join(" "));
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
