// Keeps a page of the preview up to date: reloads it when it changes, and shows problems in a banner above it.
// Texts of records are only ever set as text, never as markup.
(() => {
  "use strict";
  const { version, assets } = document.currentScript.dataset;
  const banner = document.createElement("div");
  const headline = document.createElement("strong");
  const texts = document.createElement("pre");
  let stream = null;

  banner.setAttribute("role", "alert");
  banner.id = "__preview";
  Object.assign(banner.style, {
    position: "sticky", top: "0", zIndex: "100", boxSizing: "border-box", width: "100%", maxHeight: "45vh", overflow: "auto",
    padding: "12px 16px", background: "#7f1d1d", color: "#fff", borderBottom: "4px solid #fca5a5", font: "16px/1.5 sans-serif",
  });
  Object.assign(texts.style, { margin: "8px 0 0", whiteSpace: "pre-wrap", overflowWrap: "anywhere", font: "14px/1.5 monospace" });
  banner.tabIndex = 0;
  banner.append(headline, texts);

  const tell = (line, problems) => {
    if (!line) {
      banner.remove();
      return;
    }
    const said = problems.join("\n\n");
    if (banner.isConnected && headline.textContent === line && texts.textContent === said) return;
    if (!banner.isConnected) document.body.prepend(banner);
    headline.textContent = line;
    texts.textContent = said;
    texts.hidden = !said;
  };

  const listen = () => {
    if (stream || document.hidden) return;
    stream = new EventSource(`/.preview/events?page=${encodeURIComponent(location.pathname)}`);
    stream.onmessage = (event) => {
      const now = JSON.parse(event.data);
      if (now.version !== version || now.asset_version !== assets) {
        stream.close();
        location.reload();
      } else tell(now.headline, now.problems);
    };
    stream.onerror = () => tell("The preview does not answer. This page no longer follows your edits.", []);
  };

  // A page in the background closes its connection, because browsers allow only a few per host, and opens it again when it is shown.
  const leave = () => {
    if (stream) stream.close();
    stream = null;
  };
  document.addEventListener("visibilitychange", () => (document.hidden ? leave() : listen()));
  addEventListener("pagehide", leave);
  addEventListener("pageshow", listen);
  listen();
})();
