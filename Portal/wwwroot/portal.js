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
  Blazor.start({ circuit: { reconnectionOptions: { maxRetries: 1000, retryIntervalMilliseconds: 1000 } } });
})();

// A list that a field offers is walked with the keyboard: the arrows leave the caret where it is, Enter takes what is marked instead of sending the form, and what is marked is in sight.
(() => {
  const offers = field => field.matches?.("[role=combobox][aria-expanded=true]");
  document.addEventListener("keydown", event => {
    if (!offers(event.target) || event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp" || (event.key === "Enter" && event.target.hasAttribute("aria-activedescendant"))) event.preventDefault();
  });
  new MutationObserver(changes => {
    for (const { target } of changes) document.getElementById(target.getAttribute("aria-activedescendant"))?.scrollIntoView({ block: "nearest" });
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ["aria-activedescendant"] });
})();
