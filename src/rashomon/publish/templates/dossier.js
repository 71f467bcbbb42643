"use strict";
// All of the page works without this. It adds: single keys, filters of a page that is a file, the
// source beside the list without a new page, and taking the places of selected words into forms.
(function () {
  const live = document.body.classList.contains("live");
  const all = (path, from) => Array.from((from || document).querySelectorAll(path));
  const one = (path, from) => (from || document).querySelector(path);

  // What is kept between pages; a browser may refuse to keep anything.
  const kept = {
    get(key) { try { return localStorage.getItem(key); } catch { return null; } },
    set(key, value) { try { localStorage.setItem(key, value); } catch { /* kept for this page */ } },
  };

  function tell(words) { one("#told").textContent = words; }

  // ------------------------------------------------------------------ filters of a page in a file
  function filters() {
    const form = one("#filters");
    if (live || !form) return;
    form.hidden = false;
    const selects = all("select", form), switches = all("input[type=checkbox]", form);
    const cards = all(".card", one("#statements")).map((card) => ({
      card, group: card.closest(".group"),
      reports: all("[data-f]", card).map((row) => ({ has: new Set(row.dataset.f.split(" ")), row })),
    }));
    const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    // What a search looks at; reports "in the same words" have those of the first.
    const text = (card, report) => (report.text ??= plain([
      report.row.textContent, one("h3", card.group).textContent,
      one("blockquote", report.row) ? "" : one("blockquote", card.card).textContent,
    ].join(" ")));
    const labels = new Map();
    for (const option of all("option[value]:not([value=''])", form)) {
      labels.set(option, option.textContent.replace(/ \(\d+\)$/, ""));
    }
    let wait = 0;

    function wanted(but) {
      const chosen = selects.filter((item) => item !== but && item.value).map((item) => item.value);
      return chosen.concat(switches.filter((s) => s !== but && s.checked).map((s) => s.value));
    }
    function matching(but) {
      const values = wanted(but), words = plain(one("#f-q").value).split(/\s+/).filter(Boolean);
      const found = [];
      for (const card of cards) {
        const hits = card.reports.filter((report) => values.every((value) => report.has.has(value)) &&
          words.every((word) => text(card, report).includes(word)));
        if (hits.length) found.push([card, hits]);
      }
      return found;
    }
    function count(found) {
      const numbers = new Map();
      for (const [, hits] of found) {
        for (const hit of hits) {
          for (const value of hit.has) numbers.set(value, (numbers.get(value) || 0) + 1);
        }
      }
      return numbers;
    }
    function show() {
      const found = matching(null), shown = new Set(found.map(([card]) => card));
      for (const card of cards) {
        if (card.card.hidden === shown.has(card)) card.card.hidden = !shown.has(card);
      }
      const groups = new Set(found.map(([card]) => card.group));
      for (const group of all("#statements .group")) group.hidden = !groups.has(group);
      const number = found.reduce((sum, [, hits]) => sum + hits.length, 0);
      one("#found").textContent = `${number} ${number === 1 ? "statement" : "statements"} in ` +
        `${found.length} ${found.length === 1 ? "utterance" : "utterances"}`;
      // What a filter that is not set would leave is counted on what is shown.
      const now = count(found);
      const left = (item, set) => (set ? count(matching(item)) : now);
      for (const select of selects) {
        const numbers = left(select, select.value);
        for (const option of select.options) {
          if (!labels.has(option)) continue;
          const number = numbers.get(option.value) || 0;
          const words = `${labels.get(option)} (${number})`;
          if (option.textContent !== words) option.textContent = words;
          option.hidden = !number && !option.selected;
        }
      }
      for (const item of switches) {
        const number = left(item, item.checked).get(item.value) || 0;
        one(".count", item.closest("p")).textContent = `(${number})`;
      }
    }
    const soon = (delay) => { clearTimeout(wait); wait = setTimeout(show, delay); };
    form.addEventListener("input", (event) => soon(event.target.type === "search" ? 150 : 0));
    form.addEventListener("reset", () => soon(0));
    form.addEventListener("submit", (event) => { event.preventDefault(); show(); });
  }

  // ------------------------------------------------------------------ where one is
  let here = null;
  const rows = () => all(
    "main .report, main article.matter[id], main tbody tr, main .lines > li",
  ).filter((row) => seen(row) && !row.closest(".texts"));
  const seen = (row) => (row.checkVisibility ? row.checkVisibility() : row.offsetParent !== null);

  function go(row) {
    if (!row) return;
    if (here) here.classList.remove("current");
    here = row;
    row.classList.add("current");
    row.tabIndex = -1;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
    showWords(row);
  }
  function step(by) {
    const list = rows(), at = list.indexOf(here);
    if (at < 0) {
      const first = list.findIndex((row) => row.getBoundingClientRect().bottom > 0);
      go(list[Math.max(0, first)]);
    } else {
      go(list[Math.min(list.length - 1, Math.max(0, at + by))]);
    }
  }
  const target = () => here || one(":target.report") || one(".here-now") ||
    (one(".permalink") && one("main .report"));

  // ------------------------------------------------------------------ the source beside the list
  // Scrolls the panel alone, where it scrolls by itself: beside the list, not below it.
  function scrollToWords() {
    const words = one(".texts .x") || one(".texts :target"), panel = one(".texts");
    if (!words || panel.scrollHeight <= panel.clientHeight) return;
    const edges = panel.getBoundingClientRect();
    const seen = Math.min(innerHeight, edges.bottom) - Math.max(0, edges.top);
    panel.scrollTop += words.getBoundingClientRect().top - edges.top - Math.max(seen, 0) / 3;
  }
  // In a file all texts stand beside the list: they go to the words of the statement one comes to.
  function showWords(row) {
    const mark = !live && row && row.id.startsWith("s-") && document.getElementById(`w-${row.id.slice(2)}`);
    if (!mark) return;
    for (const old of all(".texts .x")) old.classList.remove("x");
    let words = mark.nextElementSibling;
    while (words && words.classList.contains("n")) words = words.nextElementSibling;
    (words || mark).classList.add("x");
    settle(10);
  }
  // Texts that were out of sight get their height only when they come near: frame by frame.
  function settle(frames) {
    scrollToWords();
    if (frames) requestAnimationFrame(() => settle(frames - 1));
  }
  async function source(link) {
    const panel = one("#source");
    if (!panel || new URL(link.href).pathname !== location.pathname) return false;
    try {
      const answer = await fetch(link.href, { headers: { accept: "text/html" } });
      if (!answer.ok) return false;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      panel.replaceChildren(...one("#source", page).childNodes);
    } catch { return false; }
    history.replaceState(null, "", link.href);
    scrollToWords();
    return true;
  }
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a.words, a.earlier, a.later");
    if (!live || !link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!one("#source") || new URL(link.href).pathname !== location.pathname) return;
    event.preventDefault();
    const row = link.closest(".report");
    if (row) go(row);
    if (!(await source(link))) location.assign(link.href);
  });

  // ------------------------------------------------------------------ places of selected words
  function place() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const start = offset(range.startContainer, range.startOffset, true);
    const end = offset(range.endContainer, range.endOffset, false);
    return start !== null && end !== null && start < end ? `${start}-${end}` : null;
  }
  // A position in the page as code points of the document; shown numbers of hidden characters
  // stand for one character each.
  function offset(node, at, first) {
    if (node.nodeType !== Node.TEXT_NODE) {
      const pieces = all("[data-o]", node.nodeType === Node.ELEMENT_NODE ? node : undefined);
      const piece = node.matches && node.matches("[data-o]") ? node : first ? pieces[0] : pieces.at(-1);
      if (!piece) return null;
      return Number(piece.dataset.o) + (first ? 0 : points(piece.textContent));
    }
    const piece = node.parentElement.closest("[data-o]");
    if (!piece) return null;
    return Number(piece.dataset.o) + points(node.data.slice(0, at));
  }
  const points = (text) => Array.from(text.replace(/⟦U\+[0-9A-F]{4,6}⟧/g, "x")).length;

  let selected = null;
  document.addEventListener("selectionchange", () => {
    const inside = getSelection().anchorNode;
    if (inside && inside.parentElement && inside.parentElement.closest(".text")) {
      selected = place() || selected;
    }
  });
  function spans() {
    for (const button of all("button.take")) {
      button.hidden = false;
      button.addEventListener("click", () => {
        const field = one("input.spans", button.closest("p"));
        if (!selected) { tell("Nothing is selected in the source."); return; }
        const more = field.value && field.dataset.taken;
        field.value = more ? `${field.value},${selected}` : selected;
        field.dataset.taken = "1";
        selected = null;
        field.focus();
      });
    }
  }

  // ------------------------------------------------------------------ keys
  function press(row, action) {
    const button = one(`button[name=action][value=${action}]`, row) ||
      (one("#correct") && one(`#correct button[name=action][value=${action}]`));
    if (!button) { tell("Nothing to decide here."); return; }
    const list = rows(), next = list[list.indexOf(row) + 1], back = button.form.elements.back;
    // What is rejected leaves the list: go on with what comes after it.
    if (action === "reject" && next && next.id && back.value.includes("#")) {
      back.value = back.value.replace(/#.*/, `#${next.id}`);
    }
    button.click();
  }
  function follow(path, row, else_) {
    const link = row && one(path, row);
    if (link) link.click(); else tell(else_);
  }
  // A permanent address with the run that it was seen in.
  function pinned(link) {
    const address = new URL(link.href);
    if (live) address.searchParams.set("run", document.body.dataset.run);
    return address.href;
  }
  async function copy(row) {
    const link = row ? one("a.here", row) : one("a.permalink");
    const own = row && row.id ? `${location.href.split("#")[0]}#${row.id}` : location.href;
    const address = link ? pinned(link) : own;
    try {
      await navigator.clipboard.writeText(address);
      tell(`Copied: ${address}`);
    } catch { tell(`Permanent address: ${address}`); }
  }
  function open(row) {
    const link = row && (one("a.here", row) || one("a[href]", row));
    if (link) link.click();
  }
  function correct(row, id) {
    const form = one(id) || one("#correct");
    if (form) {
      if (form.tagName === "DETAILS") form.open = true;
      form.scrollIntoView({ block: "start" });
      const field = one("summary, button, input:not([type=hidden]), select", form);
      if (field) field.focus();
    } else {
      const link = row && one("a.edit", row);
      if (link) location.assign(link.href.split("#")[0] + id);
    }
  }
  function undo() {
    const button = one("#undo");
    if (button) button.click(); else tell("There is nothing to undo.");
  }
  function neighbour(by) {
    const link = one(by < 0 ? "#source a.earlier" : "#source a.later");
    if (link) { link.click(); return; }
    const numbers = all(".account .n"), row = target();
    const now = row && one(`#${CSS.escape(row.id.replace(/^s-/, "w-"))}`);
    const mine = now ? all(".n", now.closest(".account")) : [];
    const next = mine[mine.indexOf(now) + by];
    if (next) {
      location.hash = next.getAttribute("href").slice(1);
      go(document.getElementById(next.getAttribute("href").slice(1)));
      next.scrollIntoView({ block: "center" });
    } else { tell(numbers.length ? "No other statement in this document." : "No document here."); }
  }
  function search() {
    const field = one("#f-q");
    if (!field) { if (live) location.assign("/statements"); return; }
    field.closest("details").open = true;
    field.focus();
  }
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    Enter: () => { if (document.activeElement === here) open(here); },
    a: () => press(target(), "accept"),
    r: () => press(target(), "reject"),
    e: () => correct(target(), "#correct"),
    m: () => correct(target(), "#merge"),
    u: undo,
    s: () => follow("a.words", target(), "No statement is chosen."),
    c: () => { const button = one("#compare"); if (button) button.click(); else follow("nav a[href$=documents]", document, ""); },
    y: () => copy(target()),
    "/": search,
    "?": () => { if (live) location.assign("/help"); else location.hash = "help"; },
    "[": () => neighbour(-1),
    "]": () => neighbour(1),
  };
  const writing = (node) => node.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
  let on = kept.get("rashomon-keys") !== "off";
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.altKey || event.metaKey || writing(event.target)) return;
    const back = live && event.ctrlKey && event.key.toLowerCase() === "z" && !event.shiftKey;
    if (back) { event.preventDefault(); undo(); return; }
    if (!on || event.ctrlKey || !Object.hasOwn(keys, event.key)) return;
    if (!live && "aremu".includes(event.key)) return;
    if (event.key === "Enter" && document.activeElement !== here) return;
    event.preventDefault();
    keys[event.key]();
  });
  const toggle = one("#keys-on");
  if (toggle) {
    toggle.checked = on;
    toggle.addEventListener("change", () => {
      on = toggle.checked;
      kept.set("rashomon-keys", on ? "on" : "off");
      tell(on ? "Single keys are on." : "Single keys are off.");
    });
  }

  filters();
  spans();
  scrollToWords();
  here = one(".report:target");
  showWords(here);
  addEventListener("hashchange", () => {
    const row = one(".report:target");
    if (row && row !== here) go(row);
  });
  // After the browser has gone to the fragment itself, which takes the focus away.
  addEventListener("load", () => {
    if (["#correct", "#merge", "#add"].includes(location.hash)) correct(null, location.hash);
  });
})();
