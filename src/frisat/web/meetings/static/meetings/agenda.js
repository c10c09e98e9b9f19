// An agenda whose items are dragged. Without this file the buttons Up and Down do the same.
(function () {
  "use strict";
  var dragged = null;

  function items() { return Array.prototype.slice.call(document.querySelectorAll(".fr-agenda-work > li")); }

  function prepare() {
    items().forEach(function (item) {
      if (item.hasAttribute("data-moves")) item.setAttribute("draggable", "true");
    });
  }

  // The answer is the page; only the agenda in it is new. Focus stays on the button that was pressed.
  function send(form, data) {
    var pressed = document.activeElement && document.activeElement.id;
    fetch(form.action, { method: "POST", body: data, credentials: "same-origin" }).then(function (answer) {
      return answer.text().then(function (text) {
        var page = new DOMParser().parseFromString(text, "text/html");
        var fresh = page.getElementById("dagsordenen"), now = document.getElementById("dagsordenen");
        if (!fresh || !now || answer.status >= 400) { window.location.reload(); return; }
        now.replaceWith(fresh);
        prepare();
        var again = pressed && document.getElementById(pressed);
        if (!again && pressed) again = document.getElementById(pressed.replace(/^(op|ned)/, function (w) { return w === "op" ? "ned" : "op"; }));
        if (again) again.focus();
      });
    }).catch(function () { form.submit(); });
  }

  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (!form.matches("form[data-swap]") || !window.fetch || !window.DOMParser) return;
    event.preventDefault();
    var data = new FormData(form);
    if (event.submitter && event.submitter.name) data.append(event.submitter.name, event.submitter.value);
    send(form, data);
  });
  document.addEventListener("dragstart", function (event) {
    dragged = event.target.closest && event.target.closest("li[data-moves]");
    if (dragged) { event.dataTransfer.effectAllowed = "move"; event.dataTransfer.setData("text/plain", dragged.id); }
  });
  document.addEventListener("dragover", function (event) {
    var over = event.target.closest && event.target.closest(".fr-agenda-work > li");
    items().forEach(function (item) { item.classList.toggle("is-over", dragged !== null && item === over && item !== dragged); });
    if (dragged && over) event.preventDefault();
  });
  document.addEventListener("drop", function (event) {
    var over = event.target.closest && event.target.closest(".fr-agenda-work > li");
    if (!dragged || !over || over === dragged) return;
    event.preventDefault();
    var form = dragged.querySelector("form[data-swap]"), data = new FormData(form);
    data.append("plads", over.getAttribute("data-place"));
    send(form, data);
  });
  document.addEventListener("dragend", function () {
    items().forEach(function (item) { item.classList.remove("is-over"); });
    dragged = null;
  });
  prepare();
})();
