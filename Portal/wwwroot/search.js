// Keys of the search field that the browser would use itself: "/" comes to it from anywhere, arrows stay in its list.
(() => {
  const typing = target => target.closest?.("input, textarea, select, [contenteditable]");
  document.addEventListener("keydown", event => {
    const field = document.querySelector("[data-search]");
    if (!field || event.isComposing) return;
    if (event.target === field) {
      if (event.key === "ArrowUp" || event.key === "ArrowDown") event.preventDefault();
      if (event.key === "Escape") field.blur();
      return;
    }
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    event.preventDefault();
    if (field.offsetParent) field.focus(); else document.querySelector("[data-search-open]")?.click();
  });
})();
