// Everything on the wall that counts runs here, on the server's clock: each render carries the server's instant in
// data-beat. A wall that hears no beat for six and a half seconds says so, well before ten, and reloads itself once the server is back.
(() => {
  const SILENT = 6_500, HOPELESS = 20_000, OLD = 90_000, HOUR = 3_600_000;
  const wall = () => document.querySelector(".wall");
  let words = {}, skew = 0, heard = performance.now(), lastBeat = "", reloading = false;

  const two = number => String(number).padStart(2, "0");
  const digits = span => {
    const seconds = Math.floor(Math.abs(span) / 1000), hours = Math.floor(seconds / 3600);
    const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
    return hours < 24 ? `${hours}:${rest}` : `${Math.floor(hours / 24)}${words.days} ${two(hours % 24)}:${rest.slice(0, 2)}`;
  };
  const ago = span => span < 1000 ? words.now
    : span < 60_000 ? words.seconds.replace("{0}", Math.floor(span / 1000))
    : span < HOUR ? words.minutes.replace("{0}", Math.floor(span / 60_000))
    : words.hours.replace("{0}", Math.floor(span / HOUR));
  const write = (element, text) => { if (element.textContent !== text) element.textContent = text; };

  const hear = element => {
    const beat = element.dataset.beat;
    if (beat === lastBeat || !beat) return;
    lastBeat = beat;
    heard = performance.now();
    const difference = Number(beat) - Date.now();
    // A late packet is no reason to set the clock back; a jump is.
    skew = difference > skew || Math.abs(difference - skew) > 1500 ? difference : skew;
    words = JSON.parse(element.dataset.words);
  };

  const draw = () => {
    const element = wall();
    if (!element || !lastBeat) return;
    const now = Date.now() + skew, silence = performance.now() - heard, stale = silence >= SILENT;
    element.classList.toggle("is-stale", stale);
    const set = (name, text) => element.querySelectorAll(`[data-${name}]`).forEach(item => write(item, text(Number(item.dataset[name]), item)));
    set("clock", () => new Date(now + element.dataset.zone * 60_000).toISOString().slice(11, 19));
    set("live", () => ago(silence));
    set("age", (at, item) => {
      item.classList.toggle("is-old", now - at > OLD);
      return words.updated.replace("{0}", ago(Math.max(0, now - at)));
    });
    set("since", at => digits(Math.max(0, now - at)));
    set("due", (at, item) => {
      const left = at - now;
      item.parentElement.classList.toggle("bad", left < 0);
      item.parentElement.classList.toggle("warn", left >= 0 && left <= HOUR);
      return `${left < 0 ? "▲ " + words.late : left <= HOUR ? "◆ " + words.left : words.left} ${digits(left)}`;
    });
    set("stale", () => new Date(silence).toISOString().slice(11, 19));
    if (silence > HOPELESS && !reloading) revive();
  };

  // The page itself must be there before the old one is given up: an error page could not recover by itself.
  const revive = async () => {
    reloading = true;
    try {
      if ((await fetch(location.href, { cache: "no-store", signal: AbortSignal.timeout(5000) })).status < 500) location.reload();
    } catch { /* still silent */ }
    setTimeout(() => { reloading = false; }, 3000);
  };

  // Blazor swaps markup without the counted digits in it: they are filled in before the browser paints.
  new MutationObserver(records => {
    const element = wall();
    if (!element) return;
    hear(element);
    if (records.some(record => record.type === "attributes" || [...record.addedNodes].some(node => node.nodeType === 1))) draw();
  }).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-beat"] });
  if (wall()) hear(wall());
  // Digits change with the second; the silence is over its limit when it is, not a second later.
  const tick = () => {
    draw();
    const second = 1000 - ((Date.now() + skew) % 1000), limit = heard + SILENT - performance.now();
    setTimeout(tick, limit > 0 ? Math.min(second, limit) : second);
  };
  tick();
})();
