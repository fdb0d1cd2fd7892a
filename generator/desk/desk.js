// The desk: the verdict while somebody writes, words of an article as citation and quotation, completion of ids, and drafts of forms.
(() => {
  "use strict";
  const { base, source, record, open, part } = document.body.dataset;
  const claim = document.querySelector("form[data-claim]");
  const text = claim?.elements.namedItem("text");
  const said = document.getElementById("said");
  const tell = (words) => {
    said.textContent = words;
  };
  document.documentElement.classList.add("scripted");
  // What this tab remembers, such as what is not sent yet; a browser may forbid that.
  const store = (() => {
    try {
      return window.sessionStorage;
    } catch {
      return { getItem: () => null, setItem: () => {}, removeItem: () => {}, length: 0 };
    }
  })();

  const make = (name, words, more = {}) => Object.assign(document.createElement(name), { textContent: words }, more);

  // ---- The verdict

  // The pieces of a text as nodes; those that only one side has are marked, with their kind beside them.
  const marked = (pieces) =>
    pieces.map(([piece, kind]) => {
      if (!kind) return document.createTextNode(piece);
      const mark = make("mark", `${piece} `);
      mark.append(make("small", kind));
      return mark;
    });

  // A problem at a field, with the way to say that the text is true as it stands.
  const problem = ({ code, message, hint, waivable }) => {
    const item = document.createElement("li");
    item.append(make("strong", `${code}: `), message, hint ? make("span", ` ${hint}`, { className: "hint" }) : "");
    if (waivable) {
      const more = document.createElement("details");
      const label = make("label", "Why: ");
      label.append(Object.assign(document.createElement("input"), { type: "text", name: `why:${code}`, autocomplete: "off" }));
      const button = make("button", "Save with this reason", { type: "submit", name: "do", value: `waive:${code}` });
      more.append(make("summary", "True as it stands"), label, button);
      item.append(more);
    }
    return item;
  };

  const originals = new Map([...document.querySelectorAll("[data-number]")].map((p) => [`${source}#${p.dataset.number}`, p]));
  const plain = new Map([...originals].map(([cite, p]) => [cite, p.textContent]));

  // What the rules say at each field; a reason that somebody is writing stays.
  const showProblems = (problems) => {
    for (const list of claim.querySelectorAll("[data-said]")) {
      if (list.contains(document.activeElement)) continue;
      const control = list.parentElement.querySelector("[name]:not([name^='why:'])");
      const mine = control ? problems.filter(({ field }) => field === control.name || field.startsWith(`${control.name}.`)) : problems.filter(({ field }) => !field);
      const keys = JSON.stringify(mine);
      if (list.dataset.shown !== keys) list.replaceChildren(...mine.map(problem));
      list.dataset.shown = keys;
      if (control) mine.length ? control.setAttribute("aria-invalid", "true") : control.removeAttribute("aria-invalid");
    }
  };

  // One question at a time: what is written while an answer is awaited is asked about afterwards.
  let asked = 0;
  let awaited = false;
  let again = false;
  const judge = async () => {
    if (awaited) return (again = true);
    awaited = true;
    await judgeNow();
    awaited = false;
    if (again) {
      again = false;
      judge();
    }
  };
  const judgeNow = async () => {
    const mine = ++asked;
    let found;
    try {
      const answer = await fetch(`${base}verdict`, { method: "POST", body: new URLSearchParams(new FormData(claim)) });
      if (!answer.ok) throw new Error(await answer.text());
      found = await answer.json();
    } catch (error) {
      if (mine === asked) document.getElementById("summary").textContent = `Not checked: ${error.message || "the desk does not answer"}`;
      return;
    }
    if (mine !== asked) return;
    const verdict = document.getElementById("verdict");
    document.getElementById("summary").textContent = found.summary;
    const differs = found.text.some(([, kind]) => kind);
    document.getElementById("beside").replaceChildren(...(differs ? ["Only in the statement: ", ...marked(found.text)] : []));
    verdict.className = found.said.length ? "wrong" : found.summary.startsWith("No problems") ? "right" : "";
    verdict.dataset.of = String(mine);
    showProblems(found.said);
    const there = new Map(found.passages.map(({ cite, pieces }) => [cite, pieces]));
    for (const [cite, p] of originals) {
      p.parentElement.classList.toggle("cited", there.has(cite));
      if (document.getSelection().containsNode(p, true) && !document.getSelection().isCollapsed) continue;
      there.has(cite) ? p.replaceChildren(...marked(there.get(cite))) : p.textContent === plain.get(cite) || (p.textContent = plain.get(cite));
    }
  };
  let waiting;
  const judgeSoon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(judge, 250);
  };

  // ---- A form that is not sent yet survives a look at another page

  const UNSENT = `desk unsent ${base} `;
  const key = claim && `${UNSENT}${claim.elements.record.value}/${claim.elements.part.value}`;
  const remember = () => {
    const fields = [...new FormData(claim)].filter(([name]) => !["source", "record", "part", "do"].includes(name));
    fields.some(([name, value]) => value && name !== "digest") ? store.setItem(key, JSON.stringify(fields)) : store.removeItem(key);
  };
  const recall = () => {
    for (const [name, value] of JSON.parse(store.getItem(key) || "[]")) {
      const control = claim.elements.namedItem(name);
      // with the digest of the file as it was then, a change by somebody else is noticed on saving
      if (control && "value" in control && (part || !control.value)) control.value = value;
    }
  };
  // The ways back to statements that were begun elsewhere.
  const showUnsent = () => {
    const begun = Array.from({ length: store.length }, (_, number) => store.key(number)).filter((name) => name.startsWith(UNSENT) && name !== key);
    for (const name of begun) {
      const words = new Map(JSON.parse(store.getItem(name))).get("text");
      if (!words) continue;
      const [home, id] = name.slice(UNSENT.length).split("/");
      const there = new URLSearchParams({ ...(source && { source }), record: home, open: id ? "claim" : "new", ...(id && { part: id }) });
      const back = make("a", `Go on with “${words.slice(0, 30)}${words.length > 30 ? "…" : ""}”`, { href: `${base}?${there}` });
      document.getElementById("unsent").append(" ", back);
    }
  };

  const changed = () => {
    remember();
    judgeSoon();
  };

  // ---- Words of the article

  let selection = { words: "", first: 0, last: 0 };
  const numberOf = (node) => Number((node.nodeType === 1 ? node : node.parentElement)?.closest("[data-number]")?.dataset.number || 0);
  const withoutMarks = (range) => {
    const copy = range.cloneContents();
    copy.querySelectorAll("mark small").forEach((kind) => kind.remove());
    return copy.textContent.replace(/\s+/g, " ").trim();
  };
  document.addEventListener("selectionchange", () => {
    const chosen = document.getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return;
    const range = chosen.getRangeAt(0);
    const [first, last] = [numberOf(range.startContainer), numberOf(range.endContainer)];
    if (!first || !last) return;
    selection = { words: withoutMarks(range), first, last };
    document.getElementById("selected").textContent = `Selected in ${first === last ? first : `${first}–${last}`}: ${selection.words.slice(0, 80)}`;
  });

  const insert = (control, words, from = control.selectionStart, to = control.selectionEnd) => {
    control.setRangeText(words, from, to, "end");
    control.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const fill = (name, value) => {
    const control = claim.elements.namedItem(name);
    if (control && value && !control.value) control.value = value;
  };

  // Take a passage over into the form: its citation, and what the desk proposes from it.
  const take = async ({ words, first, last }, quoting) => {
    if (!claim) return tell("Open a record first: its statement is written beside the article.");
    const cites = claim.elements.namedItem("cites");
    const found = await (await fetch(`${base}propose?${new URLSearchParams({ source, first, last, words })}`)).json();
    const cite = found.cites || `${source}#${first}${last > first ? `-${last}` : ""}`;
    if (!cites.value.split(/\s+/).includes(cite)) cites.value = `${cites.value.trim()}\n${cite}`.trim();
    if (quoting && found.quotation) {
      const before = text.value.slice(0, text.selectionStart);
      insert(text, `${before && !/\s$/.test(before) ? " " : ""}“${found.quotation}”`);
    } else if (quoting) tell("At most twelve words can be quoted; only the paragraph was cited.");
    for (const name of ["said_by", "type", "when", "said_when"]) fill(name, found[name]);
    changed();
    tell(`Cited ${cite}${found.said_by ? `; proposed ${found.said_by} as the speaker` : ""}${found.when ? `; proposed the date ${found.when}` : ""}.`);
    text.focus();
  };

  const doing = {
    cite: () => (selection.first ? take({ ...selection, words: "" }, false) : tell("Select words in the article first.")),
    quote: () => (selection.first ? take(selection, true) : tell("Select words in the article first.")),
    actor: () => go({ open: "actor", name: selection.words.replace(/(?:[’']s|[.,;:’'”"])+$/u, "").replace(/^[“"‘']+/u, "").slice(0, 80) }),
    relationship: () => go({ open: "relationship", name: selection.words.slice(0, 200) }),
  };
  const go = (there) => location.assign(`${base}?${new URLSearchParams({ source, record, ...there })}`);

  // An article is sent by the script, so that the file stays chosen if something is wrong with it.
  const adding = document.querySelector("#add-article form");
  const [file, address, id] = ["file", "address", "id"].map((name) => document.getElementById(`article-${name}`));
  const slug = (words) => words.toLowerCase().normalize("NFD").replace(/[^a-z0-9]+/g, "-").replace(/^[^a-z]+|-+$/g, "").slice(0, 40);
  file?.addEventListener("change", () => {
    if (!id.value && file.files.length) id.value = slug(file.files[0].name.replace(/\.\w+$/, ""));
  });
  adding?.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (adding.dataset.sending) return;
    if (!file.files.length && !address.value) return tell("Choose a file, or give an address."), file.focus();
    if (!id.value) return tell("Give the source an id."), id.focus();
    adding.dataset.sending = "true";
    tell("Reading the article …");
    const [body, kind] = file.files.length ? [file.files[0], "application/octet-stream"] : [address.value, "text/uri-list"];
    try {
      const answer = await fetch(`${base}article/${encodeURIComponent(id.value)}`, { method: "POST", body, headers: { "Content-Type": kind } });
      const found = answer.ok ? await answer.json() : { said: await answer.text() };
      if (found.to) return location.assign(found.to);
      tell(found.said);
    } catch {
      tell("Not added: the desk does not answer.");
    }
    delete adding.dataset.sending;
    id.focus();
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.do) doing[button.dataset.do]();
    if (button.dataset.cite) {
      event.preventDefault();
      const number = Number(button.dataset.cite.split("#")[1]);
      take({ words: "", first: number, last: number }, false);
    }
    if (button.dataset.add) {
      event.preventDefault();
      const group = button.closest("fieldset");
      const numbers = [...group.querySelectorAll(":scope > .group [name]")].map((control) => Number(control.name.slice(button.dataset.add.length + 1).split(".")[0]));
      const next = Math.max(-1, ...numbers) + 1;
      const blank = group.querySelector(":scope > template").content.cloneNode(true);
      for (const part of blank.querySelectorAll("[name], [id], [for], [aria-describedby], [data-add]"))
        for (const name of ["name", "id", "for", "aria-describedby", "data-add"])
          if (part.hasAttribute(name)) part.setAttribute(name, part.getAttribute(name).replaceAll("%", next));
      const added = blank.querySelector(".group");
      group.insertBefore(blank, button);
      added.querySelector("input, textarea, select").focus();
    }
    if (button.dataset.remove !== undefined) {
      event.preventDefault();
      const group = button.closest(".group");
      const fieldset = group.closest("fieldset");
      group.remove();
      fieldset.querySelector("[data-add]").focus();
      if (claim?.contains(fieldset)) changed();
    }
  });
  // What is chosen with the pointer is opened at once; with the keys, one passes others on the way, and presses Enter.
  let stepping = false;
  document.addEventListener("pointerdown", () => (stepping = false), true);
  document.addEventListener("keydown", (event) => {
    stepping = true;
    if (event.key === "Enter" && event.target.dataset?.go !== undefined) setTimeout(() => event.target.form.requestSubmit());
  }, true);
  document.addEventListener("change", (event) => {
    if (event.target.dataset.go !== undefined && !stepping) event.target.form.requestSubmit();
  });
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    const form = event.target;
    // A second click on the same button is not another change.
    if (form.method === "post" && form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "true";
    if (form === claim && event.submitter?.value !== "draft") store.setItem(SENT, key);
    if (form === claim && event.submitter?.value === "draft") store.removeItem(key);
    keepPlaces(event.submitter);
  });
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent));
  document.addEventListener("keydown", (event) => {
    // Enter in a reason saves with this reason.
    if (event.key === "Enter" && event.target.name?.startsWith("why:")) {
      event.preventDefault();
      event.target.closest("details").querySelector("button").click();
    }
    if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      event.preventDefault();
      const form = document.activeElement?.form || claim;
      (form?.querySelector("[data-save]") || document.querySelector("[data-save]"))?.click();
    }
  });

  // ---- Completion

  // The names are asked for when a field that completes them is used first.
  let names = null;
  let missed = null;
  const completes = (control) => control?.dataset && (control.dataset.links !== undefined || control.dataset.known);
  document.addEventListener("focusin", async (event) => {
    if (names || !completes(event.target)) return;
    names = {};
    try {
      const answer = await fetch(`${base}names`);
      if (answer.ok) names = await answer.json();
    } catch {
      names = null;
      return;
    }
    if (missed && document.activeElement === missed) complete(missed);
  });
  const list = make("ul", "", { id: "completions", role: "listbox", hidden: true });
  list.setAttribute("aria-label", "Completions");
  document.body.append(list);
  let completing = null;

  // The word before the caret that can be completed: after [[ in a text, or in a field of ids.
  const typed = (control) => {
    const before = control.value.slice(0, control.selectionStart);
    const links = control.dataset.links !== undefined;
    const found = links ? /\[\[([^[\]|]*)$/.exec(before) : /([^\s,;]*)$/.exec(before);
    const kind = links ? "record" : control.dataset.known;
    if (!found || (!links && !found[1] && control.value)) return null;
    return { control, kind, word: found[1], from: control.selectionStart - found[1].length };
  };
  const fits = (entry, word) => entry.some((name) => name.toLowerCase().includes(word.toLowerCase()));
  const first = (entry, word) => (entry.some((name) => name.toLowerCase().startsWith(word.toLowerCase())) ? 0 : 1);

  const close = () => {
    list.hidden = true;
    completing?.control.removeAttribute("aria-activedescendant");
    completing?.control.removeAttribute("aria-expanded");
    completing = null;
  };
  const choose = (option) => {
    const { control, from } = completing;
    const links = control.dataset.links !== undefined;
    const end = control.selectionStart;
    const closing = links && control.value.slice(end, end + 2) !== "]]" ? "]]" : "";
    insert(control, option.dataset.id + closing, from, end);
    if (links && !closing) control.selectionStart = control.selectionEnd = control.selectionEnd + 2;
    close();
    control.focus();
  };
  const point = (option) => {
    for (const other of list.children) other.setAttribute("aria-selected", String(other === option));
    option.scrollIntoView({ block: "nearest" });
    completing.control.setAttribute("aria-activedescendant", option.id);
  };
  const complete = (control) => {
    const at = typed(control);
    const found = at ? (names?.[at.kind] || []).filter((entry) => fits(entry, at.word)).sort((one, two) => first(one, at.word) - first(two, at.word)).slice(0, 12) : [];
    if (!found.length || (found.length === 1 && found[0][0] === at.word)) return close();
    completing = at;
    list.replaceChildren(
      ...found.map(([id, name], number) => {
        const option = make("li", `${id} `, { id: `completion-${number}`, role: "option" });
        option.dataset.id = id;
        option.append(make("small", (name || "").slice(0, 60)));
        return option;
      }),
    );
    const box = control.getBoundingClientRect();
    list.style.left = `${Math.max(8, box.left + scrollX)}px`;
    list.style.top = `${box.bottom + scrollY + 2}px`;
    list.hidden = false;
    control.setAttribute("aria-expanded", "true");
    control.setAttribute("aria-controls", "completions");
    point(list.firstElementChild);
  };
  document.addEventListener("input", (event) => {
    const control = event.target;
    if (completes(control)) names && Object.keys(names).length ? complete(control) : (missed = control);
    if (claim && control.form === claim && !control.name.startsWith("why:")) changed();
  });
  document.addEventListener(
    "keydown",
    (event) => {
      if (!completing || event.target !== completing.control) return;
      const now = list.querySelector("[aria-selected=true]");
      const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
      if (step) point(now[step] || now);
      else if (event.key === "Enter" || (event.key === "Tab" && !event.shiftKey)) choose(now);
      else if (event.key === "Escape") close();
      else return;
      event.preventDefault();
    },
    true,
  );
  document.addEventListener("focusout", () => setTimeout(() => document.activeElement !== completing?.control && close(), 150));
  list.addEventListener("mousedown", (event) => {
    event.preventDefault();
    const option = event.target.closest("[data-id]");
    if (option) choose(option);
  });

  // ---- Where one was

  const SENT = "desk sent";
  const panes = { article: `desk at article ${source}`, records: `desk at records ${record}` };
  const keepPlaces = (submitter) => {
    for (const [pane, name] of Object.entries(panes)) store.setItem(name, String(document.getElementById(pane).scrollTop));
    if (submitter?.form?.getAttribute("id")?.startsWith("claim-")) store.setItem("desk pressed", submitter.value);
  };
  window.addEventListener("pagehide", () => keepPlaces());
  const returnTo = (pane) => {
    document.getElementById(pane).scrollTop = Number(store.getItem(panes[pane]) || 0);
  };
  // Scroll within a pane, so that on a phone the page stays where the form is.
  const show = (part) => {
    const pane = part.closest("section");
    pane.scrollTop += part.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
  };

  // ---- The beginning

  // What was sent was written, unless the form is here again.
  const sent = store.getItem(SENT);
  store.removeItem(SENT);
  const back = document.querySelector("[aria-invalid], .conflict, form[data-returned]");
  if (sent && !back) store.removeItem(sent);
  const words = said.textContent;
  if (words) {
    // a status that is there from the beginning is not read out
    said.textContent = "";
    setTimeout(() => said.textContent || tell(words), 50);
  }
  showUnsent();
  // A form that came back is at an address to which forms are sent; after a reload, it is at that of its record, with what was written.
  if (/\/(?:save|article)$/.test(location.pathname)) {
    const there = Object.entries({ source, record, open, part }).filter(([, value]) => value);
    history.replaceState(null, "", `${base}?${new URLSearchParams(there)}`);
  }
  if (claim) {
    if (!back) recall();
    judge();
  }
  const begin = () => {
    const target = location.hash.startsWith("#p") || location.hash.startsWith("#claim-") ? document.getElementById(location.hash.slice(1)) : null;
    const cited = document.querySelector(".paragraph.cited");
    if (target?.matches(".paragraph")) show(target);
    else open === "claim" && cited ? show(cited) : returnTo("article");
    if (!target?.matches(".claim")) open ? null : returnTo("records");
    const pressed = store.getItem("desk pressed");
    store.removeItem("desk pressed");
    if (target?.matches(".claim")) {
      const button = pressed && target.querySelector(`button[value="${pressed}"]`);
      if (button) button.closest("details").open = true;
      (button || target.querySelector("a")).focus({ preventScroll: true });
      show(target);
    } else if ((!target || claim) && !document.activeElement?.matches("input, textarea, select")) {
      const form = document.querySelector("form[data-claim], form[data-kind], .records > form:not(.choose):not(.claim)");
      const wrong = document.querySelector("[aria-invalid]");
      (wrong || form?.querySelector("textarea, input:not([type=hidden])"))?.focus({ preventScroll: !wrong });
    }
  };
  // The browser goes to the part that the address names once the page is loaded; what has the focus is decided after that.
  document.readyState === "complete" ? begin() : addEventListener("load", () => setTimeout(begin));
})();
