// What only a script can do on the pages of an import. Each of them works without it.
(function () {
  "use strict";

  // ---------------------------------------------------------------------------------------------------- handing in
  var form = document.querySelector("form.in-hand");
  if (form) {
    var files = form.querySelector("[name=filer]"), chosen = form.querySelector("[data-chosen]");
    var most = Number(form.dataset.mostBytes), box = form.querySelector("[data-drop]");
    var list = function () {
      chosen.textContent = "";
      Array.prototype.forEach.call(files.files, function (file) {
        var item = document.createElement("li"), large = file.size > most;
        item.textContent = file.name + " (" + Math.max(1, Math.round(file.size / 1024)).toLocaleString("da-DK") + " kB)" + (large ? " " + form.dataset.tooLarge : "");
        if (large) item.className = "is-too-large";
        chosen.appendChild(item);
      });
    };
    files.addEventListener("change", list);
    ["dragenter", "dragover"].forEach(function (name) {
      box.addEventListener(name, function (event) {
        if (!event.dataTransfer || Array.prototype.indexOf.call(event.dataTransfer.types, "Files") < 0) return;
        event.preventDefault();
        box.classList.add("is-over");
      });
    });
    ["dragleave", "drop"].forEach(function (name) {
      box.addEventListener(name, function () { box.classList.remove("is-over"); });
    });
    box.addEventListener("drop", function (event) {
      if (!event.dataTransfer || !event.dataTransfer.files.length) return;
      event.preventDefault();
      files.files = event.dataTransfer.files;
      list();
    });
    // Word, Excel and Outlook put the table beside the words: with its cells, which tabs alone would lose.
    var text = form.querySelector("[data-paste]");
    text.addEventListener("paste", function (event) {
      var html = event.clipboardData && event.clipboardData.getData("text/html");
      var whole = text.selectionStart === 0 && text.selectionEnd === text.value.length;
      if (!html || !/<table/i.test(html) || !whole || html.length > 1500000) return;
      window.setTimeout(function () {
        form.querySelector("[name=html]").value = html;
        form.querySelector("[name=html_text]").value = text.value;
      }, 0);
    });
  }

  // ------------------------------------------------------------------------------------------- a session that ended
  // Who has to sign in again finds what they had typed: it waits in this tab only, and only for that.
  var KEPT = "frisat-skrevet", home = document.querySelector("[data-typed-again]");
  function kept() {
    try { return JSON.parse(sessionStorage.getItem(KEPT) || "null"); } catch (error) { return null; }
  }
  function keep(form) {
    var said = [];
    Array.prototype.forEach.call(form.elements, function (field) {
      if (!field.name || field.type === "hidden" || field.type === "file" || field.type === "submit") return;
      if (field.type !== "checkbox" && field.type !== "radio") said.push([field.name, null, field.value]);
      else said.push([field.name, field.value, field.checked]);
    });
    try { sessionStorage.setItem(KEPT, JSON.stringify({ path: form.getAttribute("action") || location.pathname, said: said })); } catch (error) { /* full, or not allowed */ }
  }
  function comesFromSignIn() {
    return document.referrer.indexOf(location.origin + "/") === 0 && /\/arbejde\/konto\//.test(document.referrer);
  }
  function giveBack() {
    var was = kept();
    try { sessionStorage.removeItem(KEPT); } catch (error) { return; }
    if (!was || !home || !comesFromSignIn()) return;
    var form = Array.prototype.filter.call(document.querySelectorAll("form[data-kept]"), function (one) {
      return (one.getAttribute("action") || location.pathname) === was.path;
    })[0];
    if (!form) return;
    was.said.forEach(function (one) {
      Array.prototype.forEach.call(form.elements, function (field) {
        if (field.name !== one[0]) return;
        if (one[1] === null) field.value = one[2];
        else if (field.value === one[1]) field.checked = one[2];
      });
    });
    Array.prototype.forEach.call(form.querySelectorAll("details"), function (part) { part.open = true; });
    home.hidden = false;
    home.focus();
  }
  document.addEventListener("submit", function (event) {
    if (event.target.matches("form[data-kept]")) keep(event.target);
  }, true);
  document.addEventListener("htmx:afterRequest", function (event) {
    if (event.detail.xhr && event.detail.xhr.status !== 401) try { sessionStorage.removeItem(KEPT); } catch (error) { /* not allowed */ }
  });
  giveBack();

  // ------------------------------------------------------------------------------------------------------ reviewing
  // Alt with a letter: never a letter alone, so that nothing happens while somebody types.
  document.addEventListener("keydown", function (event) {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    var target = document.querySelector('#gennemsyn [data-key="' + event.code + '"]');
    if (!target) return;
    event.preventDefault();
    target.click();
  });

  function mark() {
    var marked = document.querySelector(".in-source li.is-mark"), box = document.querySelector(".in-source .fr-source");
    if (marked && box) box.scrollTop = Math.max(0, marked.offsetTop - box.offsetTop - 80);
  }
  mark();

  document.addEventListener("htmx:afterSettle", function (event) {
    if (!event.detail.elt || event.detail.elt.id !== "gennemsyn") return;
    var said = document.getElementById("sagt"), message = document.querySelector("#gennemsyn .fr-message");
    if (said) said.textContent = message ? message.textContent.trim() : "";
    var next = document.getElementById("fejl") || document.querySelector("#gennemsyn [data-focus]");
    if (next) {
      next.focus({ preventScroll: true });
      next.scrollIntoView({ block: "start" });
    }
    mark();
  });

  var wrong = document.getElementById("fejl");
  if (wrong) wrong.focus();
  else if (window.location.hash === "#laesning") {
    var heading = document.getElementById("laesning");
    if (heading) heading.focus({ preventScroll: true });
  }
})();
