// The review page: keys for its buttons, and the next statement without loading the page, so that what happened is announced.
(() => {
  "use strict";
  const said = document.getElementById("said");
  const keys = document.querySelector("#keys input");
  let busy = false;

  const tell = (text) => {
    said.textContent = text;
  };
  const shown = () => document.querySelectorAll("[data-place]").forEach((button) => (button.hidden = false));

  // Show another state of the page; if it is the same, nothing moves.
  const show = async (asked, quiet) => {
    if (busy) return;
    busy = true;
    try {
      const answer = await asked();
      const made = new DOMParser().parseFromString(await answer.text(), "text/html");
      const next = made.querySelector("main");
      const now = document.querySelector("main");
      if (!next) return tell(made.body.textContent);
      const copy = document.importNode(next, true);
      copy.querySelectorAll("[data-place]").forEach((button) => (button.hidden = false));
      if (quiet && copy.isEqualNode(now)) return;
      now.replaceWith(copy);
      tell(quiet ? "The page was brought up to date." : made.getElementById("said").textContent);
      copy.querySelector("h2").focus();
      scrollTo(0, 0);
    } catch {
      tell("The preview does not answer.");
    } finally {
      busy = false;
    }
  };

  const send = (form, button) => {
    const fields = new URLSearchParams(new FormData(form, button));
    show(() => fetch(form.getAttribute("action"), { method: "POST", body: fields }), false);
  };

  const copy = async (place) => {
    try {
      await navigator.clipboard.writeText(place);
      tell(`Copied ${place}. Save the file, and come back to this page.`);
    } catch {
      tell(`To edit: ${place}`);
    }
  };

  document.addEventListener("submit", (event) => {
    event.preventDefault();
    send(event.target, event.submitter);
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-place]");
    if (button) copy(button.dataset.place);
  });
  document.addEventListener("keydown", (event) => {
    if (!keys.checked || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    const button = document.querySelector(`button[data-key="${CSS.escape(event.key)}"]`);
    if (button) {
      event.preventDefault();
      button.click();
    }
  });
  // Whoever comes back from the editor sees the statement as it is now.
  addEventListener("focus", () => show(() => fetch(location.href), true));

  keys.checked = localStorage.getItem("review-keys") !== "off";
  keys.addEventListener("change", () => localStorage.setItem("review-keys", keys.checked ? "on" : "off"));
  keys.parentElement.hidden = false;
  shown();
})();
