// Browser notifications: asked for by a tap on the inbox page, shown where they were allowed and the page is not in front.
export const allow = async () => ("Notification" in window ? await Notification.requestPermission() : "denied");

export const show = (title, body, tag, link) => {
  if (!("Notification" in window) || Notification.permission !== "granted" || document.visibilityState === "visible") { return; }
  const notification = new Notification(title, { body, tag, lang: document.documentElement.lang });
  notification.onclick = () => { window.focus(); location.assign(link); notification.close(); };
};
