// An activity's whole form in a panel over the table; each field is saved when it is left, and while one writes in it.
(function () {
  "use strict";
  var editor = window.frisatEditor, panel = document.getElementById("panel");
  if (!editor || !panel || !panel.showModal) return;
  var opener = null, box = null, timers = new Map(), since = new Map(), batch = "";
  var running = new Set();
  var NOTHING = "\u0001"; // nothing that a field can hold: what stands there is sent again

  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[data-open]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    editor.flush().then(function () { show(link); });
  });

  function show(link) {
    opener = link;
    fetch(link.href + "?panel=1", { credentials: "same-origin", redirect: "manual" }).then(function (response) {
      if (!response.ok) return location.assign(link.href);
      return response.text().then(function (html) {
        panel.innerHTML = html;
        box = panel.querySelector(".fr-activity");
        batch = "";
        panel.showModal();
        var first = panel.querySelector("#x-period");
        if (first) first.focus();
      });
    }, function () { location.assign(link.href); });
  }

  panel.addEventListener("click", function (event) {
    if (event.target.closest("[data-close]") || event.target === panel) panel.close();
  });
  panel.addEventListener("close", function () {
    var was = box;
    saveAll().then(function (taken) {
      if (panel.open || box !== was) return; // another one was opened meanwhile
      if (!taken) { // what could not be saved is not closed away: it stands there with the reason
        panel.showModal();
        var wrong = panel.querySelector(".form-error input, .form-error textarea, .form-error select");
        if (wrong) wrong.focus();
        return;
      }
      panel.textContent = "";
      var cell = opener && opener.isConnected ? opener.closest("td") : null;
      if (!cell && box) {
        var body = document.getElementById("r-" + box.dataset.key);
        cell = body && body.querySelector(".fr-row-menu");
      }
      if (cell) cell.focus();
      box = null;
    });
  });

  function group(target) { return target.closest("#felter [data-field]"); }
  function value(part) {
    return Array.prototype.map.call(part.querySelectorAll("input, textarea, select"), function (input) { return input.value; })
      .filter(function (text) { return !part.classList.contains("fr-many") || text.trim(); }).join("\n");
  }
  function save(part) {
    clearTimeout(timers.get(part));
    timers.delete(part);
    var text = value(part), home = box;
    if (!home || part.dataset.sent === text) return Promise.resolve(true);
    part.dataset.sent = text;
    said(editor.words.saving);
    var sending = editor.post(home.dataset.key + "/felt/", function () {
      return { felt: part.dataset.field, vaerdi: text, stand: home.dataset.stamp, gerning: batch };
    }).then(function (answer) {
      error(part, answer.ok ? "" : answer.data.conflict ? answer.data.who + ": " + answer.data.theirs : answer.data.fault || "");
      if (answer.ok) {
        home.dataset.stamp = answer.data.stamp;
        editor.done(answer);
        said(editor.words.saved + " ✓ " + answer.data.at);
      } else {
        part.dataset.sent = NOTHING;
        said("");
        editor.apply(answer.data);
        editor.say("");
        if (answer.data.conflict) offer(part, home, answer.data);
      }
      running.delete(sending);
      return answer.ok;
    });
    running.add(sending);
    return sending;
  }
  function said(text) {
    var line = panel.querySelector("[data-saved]");
    if (line) line.textContent = text;
  }
  function error(part, text) {
    var line = part.querySelector(".form-error-message");
    part.classList.toggle("form-error", Boolean(text));
    if (!text) { if (line) line.remove(); return; }
    if (!line) {
      line = document.createElement("span");
      line.className = "form-error-message";
      line.setAttribute("role", "alert");
      part.insertBefore(line, part.querySelector("input, textarea, select"));
    }
    line.textContent = text;
  }
  // Both values stand on the screen; one button takes one's own.
  function offer(part, home, data) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "function-link";
    button.textContent = document.querySelector("#strid [data-choose=mine]").textContent;
    button.addEventListener("click", function () {
      home.dataset.stamp = data.stamp;
      button.remove();
      save(part);
    });
    part.querySelector(".form-error-message").after(button);
  }
  // Whether all that was written is saved; what is under way is waited for.
  function saveAll() {
    if (!box) return Promise.resolve(true);
    Array.from(timers.keys()).forEach(save);
    return Promise.all(Array.from(running)).then(function (all) { return all.every(Boolean); });
  }

  panel.addEventListener("focusin", function (event) {
    var part = group(event.target);
    if (part && part.dataset.sent === undefined) part.dataset.sent = value(part);
  });
  panel.addEventListener("input", function (event) {
    var part = group(event.target);
    if (!part) return;
    if (part.dataset.field === "period") editor.meaning(event.target.value, box.dataset.key, part.querySelector("[data-means]"));
    if (part.classList.contains("fr-many")) {
      var all = part.querySelectorAll("input"), last = all[all.length - 1];
      if (last.value.trim()) {
        var more = last.cloneNode();
        more.value = "";
        last.after(more);
      }
    }
    if (!timers.has(part)) since.set(part, Date.now());
    clearTimeout(timers.get(part));
    timers.set(part, setTimeout(function () { save(part); }, Math.max(0, Math.min(2000, since.get(part) + 4000 - Date.now()))));
  });
  panel.addEventListener("change", function (event) {
    var part = group(event.target);
    if (part) save(part);
  });
  panel.addEventListener("submit", function (event) {
    if (event.target.id !== "felter") return;
    event.preventDefault();
    saveAll().then(function () { if (!panel.querySelector(".form-error")) panel.close(); });
  });
})();
