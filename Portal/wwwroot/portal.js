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
