"use strict";
(() => {
  const root = document.documentElement;
  const said = JSON.parse(document.getElementById("said").textContent);
  const all = (what, where = document) => [...where.querySelectorAll(what)];

  // What stands in a closed part is built when it is first opened; without scripts it is all there.
  // Where there is room, a file's name takes the place of its number.
  const wide = matchMedia("(min-width: 45rem)");
  const files = all("#tep li").map((line) => line.dataset.name);
  const build = (details) => {
    const kept = details.querySelector(":scope > noscript");
    if (!kept) return;
    const made = document.createElement("div");
    made.innerHTML = kept.textContent;
    for (const link of all('a[href^="#tep-"]', made)) {
      link.title = files[link.hash.slice(5) - 1] ?? "";
      if (wide.matches && link.title) link.textContent = link.title;
    }
    kept.replaceWith(...made.childNodes);
  };
  document.addEventListener("toggle", (event) => event.target.open && build(event.target), true);

  // A link to a row opens what stands below it.
  const open = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const details = target.closest("details") || target.querySelector("details");
    if (details) { details.open = true; build(details); }
    target.scrollIntoView();
  };
  addEventListener("hashchange", open);
  open();

  // Light or dark: as the device has it, until somebody chooses.
  const place = document.querySelector("nav .theme");
  const theme = document.createElement("button");
  const night = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : night.matches);
  const name = () => { theme.textContent = isDark() ? said.light : said.dark; };
  theme.type = "button";
  theme.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    name();
  });
  night.addEventListener("change", name);
  name();
  place.append(theme);

  // Tables are sorted by rank (data-v) or by name; what has no rank stands last, whichever way, and
  // all together stays on top.
  const order = new Intl.Collator(root.lang, { numeric: true });
  const value = (row, at) => row.cells[at].dataset.v ?? row.cells[at].textContent;
  const sort = (head) => {
    const body = head.closest("table").tBodies[0], at = head.cellIndex;
    const up = head.getAttribute("aria-sort") !== "ascending";
    const rows = all("tr:not(.all)", body);
    const ranked = rows.filter((row) => value(row, at) !== "");
    ranked.sort((a, b) => (up ? 1 : -1) * order.compare(value(a, at), value(b, at)));
    body.append(...ranked, ...rows.filter((row) => value(row, at) === ""));
    for (const other of all("th[aria-sort]", head.parentNode)) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
  };

  // No real button: Chromium prints none where a table's head is repeated on the next page.
  for (const head of all("table.sortable thead th")) {
    const button = document.createElement("span");
    button.setAttribute("role", "button");
    button.tabIndex = 0;
    button.title = said.sort;
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(head));
    button.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      sort(head);
    });
    head.append(button);
  }

  // Findings are filtered by words and by how much they matter; how many are left is told.
  const filter = document.getElementById("loc");
  if (!filter) return;
  const [words, severity] = all("input, select", filter);
  const status = document.getElementById("con-lai");
  const marks = /[\u0300-\u036f]/g;
  const plain = (text) => text.toLowerCase().normalize("NFD").replace(marks, "").replaceAll("đ", "d");
  const groups = all(".group");
  const texts = new Map(all(".group .lines li").map((row) => [row, plain(row.textContent)]));
  const rest = document.querySelector(".rest");
  const show = () => {
    const wanted = plain(words.value).split(/\s+/).filter(Boolean);
    let left = 0, kinds = 0;
    for (const group of groups) {
      const title = plain(group.querySelector(".title").textContent);
      const right = !severity.value || group.dataset.severity === severity.value;
      const found = (text) => right && wanted.every((word) => `${title} ${text}`.includes(word));
      let shown = 0;
      for (const line of all(".lines li", group)) {
        line.hidden = !found(texts.get(line));
        shown += !line.hidden;
      }
      group.hidden = !shown;
      if (wanted.length && shown) group.open = true;
      left += shown;
      kinds += shown > 0;
    }
    if (rest && (wanted.length || severity.value)) rest.open = true;
    const told = { left, of: texts.size, kinds };
    status.textContent = said.left.replace(/\{(\w+)\}/g, (_, name) => told[name]);
  };
  filter.hidden = false;
  filter.addEventListener("input", show);
  filter.addEventListener("submit", (event) => event.preventDefault());
})();
