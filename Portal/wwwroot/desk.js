// Keys and drags of the desk that need no server: moving between cards, the way to the picker, marks while a card hovers.
(() => {
  const typing = target => target.closest("input, textarea, select, [contenteditable]");
  const desk = () => document.querySelector("[data-desk]");
  const columns = () => [...desk().querySelectorAll(".desk-column")].map(column => [...column.querySelectorAll("[data-case]")]).filter(cards => cards.length);
  const people = () => [...document.querySelectorAll("[data-people] .person:not(:disabled)")];
  let from = null, dragging = false;

  const step = (card, dx, dy) => {
    const all = columns();
    const x = all.findIndex(cards => cards.includes(card));
    if (x < 0) return all[0]?.[0];
    const y = all[x].indexOf(card);
    const column = all[Math.min(Math.max(x + dx, 0), all.length - 1)];
    return column[Math.min(Math.max(dx ? y : y + dy, 0), column.length - 1)];
  };

  const onCard = (event, card) => {
    const moves = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
    if (moves[event.key]) { step(card, ...moves[event.key])?.focus(); return true; }
    if (event.key === "a" || event.key === "A") { card.click(); from = card.dataset.case; people()[0]?.focus(); return true; }
    if (event.key === "Enter") { card.querySelector("a")?.click(); return true; }
    if (event.key === " ") { card.click(); return true; }
    return false;
  };

  const onPerson = (event, person) => {
    const all = people();
    const move = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (move) { all[Math.min(Math.max(all.indexOf(person) + move, 0), all.length - 1)]?.focus(); return true; }
    if (event.key === "Escape" && from) { document.querySelector(`[data-case="${from}"]`)?.focus(); return true; }
    return false;
  };

  document.addEventListener("keydown", event => {
    if (!desk() || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const card = event.target.closest("[data-case]");
    const person = event.target.closest(".person");
    if ((card && event.target === card && onCard(event, card)) || (person && onPerson(event, person))) { event.preventDefault(); return; }
    if (typing(event.target)) { if (event.key === "Escape") event.target.blur(); return; }
    if (event.key.startsWith("Arrow") && !event.target.closest("button, a, summary, [data-case]")) { columns()[0]?.[0]?.focus(); event.preventDefault(); return; }
    const hot = document.querySelector(`[data-hotkey="${CSS.escape(event.key.toLowerCase())}"]`);
    if (hot) { event.preventDefault(); hot.matches("input") ? hot.focus() : hot.click(); }
  });

  const mark = target => {
    document.querySelectorAll(".drop-here").forEach(other => { if (other !== target) other.classList.remove("drop-here"); });
    target?.classList.add("drop-here");
  };
  document.addEventListener("dragstart", event => {
    const card = event.target.closest?.("[data-case]");
    dragging = Boolean(card);
    if (card) { event.dataTransfer.effectAllowed = "move"; event.dataTransfer.setData("text/plain", card.dataset.case); }
  });
  // The browser drops only where a hovering card was welcomed; Blazor, which has no handler for hovering, does not say so.
  document.addEventListener("dragover", event => {
    const place = dragging && event.target.closest?.("[data-drop]:not(:disabled)");
    mark(place);
    if (place) { event.preventDefault(); event.dataTransfer.dropEffect = "move"; }
  });
  document.addEventListener("drop", () => mark(null));
  document.addEventListener("dragend", () => { dragging = false; mark(null); });
})();
