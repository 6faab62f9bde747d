// Shows times in the reader's own time zone, and recent ones as "2 minutes ago".
(() => {
  const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
  const absolute = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });
  const full = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "long" });

  function show() {
    document.querySelectorAll("time").forEach((time) => {
      const moment = new Date(time.dateTime);
      time.textContent = words(moment);
      time.title = full.format(moment);
    });
  }

  function words(moment) {
    const seconds = Math.round((moment - Date.now()) / 1000);
    const distance = Math.abs(seconds);
    if (distance < 60) {
      return seconds > 0 ? "now" : "just now";
    }
    if (distance < 3600) {
      return relative.format(Math.trunc(seconds / 60), "minute");
    }
    if (distance < 86_400) {
      return relative.format(Math.trunc(seconds / 3600), "hour");
    }
    return absolute.format(moment);
  }

  show();
  setInterval(show, 30_000);
  document.addEventListener("times", show);
})();
