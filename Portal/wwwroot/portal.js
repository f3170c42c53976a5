// Starts Blazor and heals a lost circuit: a server that restarted rejects the old circuit, so the page loads itself again.
(() => {
  const modal = document.getElementById("components-reconnect-modal");
  const reloadWhenServed = async () => {
    for (;;) {
      try {
        if ((await fetch("/healthz", { cache: "no-store" })).ok) { location.reload(); return; }
      } catch { /* still down */ }
      await new Promise(resolve => setTimeout(resolve, 1000));
    }
  };
  let reloading = false;
  new MutationObserver(() => {
    const lost = modal.classList.contains("components-reconnect-failed") || modal.classList.contains("components-reconnect-rejected");
    if (lost && !reloading) { reloading = true; reloadWhenServed(); }
  }).observe(modal, { attributes: true, attributeFilter: ["class"] });
  // What is refused may stand beside a field that has been scrolled away: bring it into view, once, after an act of the reader.
  const refusalsOf = around => [...around.querySelectorAll(".error[role=alert], .alert-bad[role=alert]")].filter(one => one.textContent.trim());
  const showRefusal = (around, form) => {
    const before = new Set(refusalsOf(around));
    for (const wait of [300, 900]) {
      setTimeout(() => {
        const refusal = refusalsOf(around).find(one => !before.has(one) || form?.contains(one));
        const place = refusal?.getBoundingClientRect();
        const top = refusal?.closest(".drawer-body")?.getBoundingClientRect().top ?? 56;
        if (place && (place.top < top || place.bottom > innerHeight - 72)) { refusal.scrollIntoView({ block: "center", behavior: "smooth" }); }
      }, wait);
    }
  };
  // A double click is one click: its second half would write the same again before the first is answered.
  document.addEventListener("click", event => {
    if (event.detail > 1 && event.target.closest?.("button:is([type=submit], :not([type]), .btn-primary, .btn-danger)")) { event.preventDefault(); event.stopImmediatePropagation(); }
  }, true);
  const around = element => element.closest(".drawer") ?? document.body;
  document.addEventListener("submit", event => showRefusal(around(event.target), event.target), true);
  document.addEventListener("click", event => {
    const act = event.target.closest?.("button.btn-primary[type=button]");
    if (act) { showRefusal(around(act), null); }
  }, true);
  Blazor.start({ circuit: { reconnectionOptions: { maxRetries: 1000, retryIntervalMilliseconds: 1000 } } });
})();

// A list that a field offers is walked with the keyboard: the arrows leave the caret where it is, and what is marked is in sight. Where one picks (data-pick), Enter takes what is marked instead of sending the form.
(() => {
  const offers = field => field.matches?.("[role=combobox][aria-expanded=true]");
  document.addEventListener("keydown", event => {
    if (!offers(event.target) || event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp" || (event.key === "Enter" && event.target.matches("[data-pick][aria-activedescendant]"))) event.preventDefault();
  });
  new MutationObserver(changes => {
    for (const { target } of changes) document.getElementById(target.getAttribute("aria-activedescendant"))?.scrollIntoView({ block: "nearest" });
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ["aria-activedescendant"] });
})();
