// What somebody types in a form with data-kept outlives the tab: a second after the last key it lies in this browser,
// under their account. Opened anew, the form has it again and says so; nothing of it was sent. It goes when the form is
// sent, when they sign out, and after a day. Without this script a form is as any other.
(function () {
  "use strict";
  var START = "frisat-kladde:", REST = 1000, LATEST = 3000, LASTS = 24 * 3600 * 1000;
  var words = document.currentScript.dataset, who = words.account || "", store, waiting = new Map();
  try { store = window.localStorage; } catch (error) { return; }
  if (!store || !who) return;

  function name(form) {
    return START + who + ":" + (form.getAttribute("action") || location.pathname) + "#" + (form.dataset.kept || form.id || "");
  }
  function eachKey(work) {
    Object.keys(store).forEach(function (key) { if (key.indexOf(START) === 0) work(key); });
  }
  // Another account on the same computer, and what is old, is taken away when the page opens.
  eachKey(function (key) {
    var was = read(key);
    if (key.indexOf(START + who + ":") !== 0 || !was || Date.now() - was.at > LASTS) store.removeItem(key);
    else if (was.sent && !fromSignIn()) store.removeItem(key); // this page is the server's answer
  });
  function fromSignIn() {
    return document.referrer.indexOf(location.origin + "/") === 0 && /\/arbejde\/konto\//.test(document.referrer);
  }

  function read(key) {
    try { return JSON.parse(store.getItem(key) || "null"); } catch (error) { return null; }
  }
  function isTyped(field) {
    return field.name && !/^(hidden|file|submit|button|password)$/.test(field.type);
  }
  // Hidden fields say which state was on the screen: they come back too, so that the server sees what has changed since.
  function isMark(field) { return field.type === "hidden" && field.name && field.name !== "csrfmiddlewaretoken"; }
  function said(form) {
    return Array.prototype.filter.call(form.elements, function (f) { return isTyped(f) || isMark(f); }).map(function (f) {
      var ticks = f.type === "checkbox" || f.type === "radio";
      return [f.name, ticks ? f.value : null, ticks ? f.checked : f.value];
    });
  }
  function keep(form, sent) {
    var at = waiting.get(form);
    if (at) clearTimeout(at.timer);
    waiting.delete(form);
    if (!form.isConnected) return;
    try { store.setItem(name(form), JSON.stringify({ at: Date.now(), sent: Boolean(sent), said: said(form) })); } catch (error) { /* full */ }
  }
  function drop(form) {
    var at = waiting.get(form);
    if (at) clearTimeout(at.timer);
    waiting.delete(form);
    store.removeItem(name(form));
  }

  function giveBack(form) {
    var was = read(name(form)), places = {};
    if (!was || form.dataset.given) return;
    if (fromSignIn() && document.querySelector("[data-typed-again]")) return; // that page does it, and says why
    form.dataset.given = "1";
    if (JSON.stringify(was.said) === JSON.stringify(said(form))) return store.removeItem(name(form));
    was.said.forEach(function (one) {
      var n = (places[one[0]] = one[1] === null ? (places[one[0]] || 0) + 1 : places[one[0]]);
      var same = Array.prototype.filter.call(form.elements, function (f) { return f.name === one[0] && (isTyped(f) || isMark(f)); });
      if (one[1] === null && same[n - 1]) same[n - 1].value = one[2];
      else if (one[1] !== null) same.forEach(function (f) { if (f.value === one[1]) f.checked = one[2]; });
    });
    Array.prototype.forEach.call(form.querySelectorAll("details"), function (part) { part.open = true; });
    tell(form);
  }
  function tell(form) {
    var box = document.createElement("div"), text = document.createElement("p"), button = document.createElement("button");
    box.className = "alert alert-info fr-kept";
    box.setAttribute("role", "status");
    text.className = "alert-text";
    text.textContent = words.found + " ";
    button.type = "button";
    button.className = "function-link";
    button.textContent = words.drop;
    button.addEventListener("click", function () {
      drop(form);
      location.reload();
    });
    text.append(button);
    box.append(document.createElement("div"));
    box.firstChild.className = "alert-body";
    box.firstChild.append(text);
    form.prepend(box);
  }

  function all(work) { Array.prototype.forEach.call(document.querySelectorAll("form[data-kept]"), work); }
  document.addEventListener("input", function (event) {
    var form = event.target.form;
    if (!form || !form.hasAttribute("data-kept") || !isTyped(event.target)) return;
    var at = waiting.get(form) || { first: Date.now() };
    clearTimeout(at.timer);
    at.timer = setTimeout(function () { keep(form); }, Math.max(0, Math.min(REST, at.first + LATEST - Date.now())));
    waiting.set(form, at);
  });
  // Sent: gone when the server has answered, with the next page or by htmx. A line that broke loses nothing.
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (/\/log-af\/$/.test(form.action || "")) return eachKey(function (key) { store.removeItem(key); });
    if (form.matches("form[data-kept]")) keep(form, !form.hasAttribute("hx-post"));
  }, true);
  document.addEventListener("htmx:afterRequest", function (event) {
    // The form itself is out of the page by now, and the event comes from what is around it.
    var asked = event.detail.requestConfig, form = asked && asked.elt, xhr = event.detail.xhr;
    if (form && form.matches && form.matches("form[data-kept]") && xhr && xhr.status && xhr.status !== 401 && xhr.status < 500) drop(form);
  });
  document.addEventListener("htmx:afterSettle", function () { all(giveBack); });
  window.addEventListener("pagehide", function () { Array.from(waiting.keys()).forEach(function (form) { keep(form); }); });
  all(giveBack);
})();
