// Writing in a cell: it opens, is saved while one writes (after two seconds of rest, at the latest after four), and closes.
// Two who write in the same cell see both values and choose.
(function () {
  "use strict";
  var editor = window.frisatEditor;
  if (!editor || !editor.table) return;
  var REST = 2000, LATEST = 4000;
  var open = null;
  var kept = {}; // what the server did not take, by activity and field: it stands in its cell until it is saved or dropped
  var chosen = Promise.resolve();

  editor.openCell = function () { return open; };

  editor.edit = function (cell, typed) {
    if (open && open.cell === cell) return;
    if (open) editor.leave(true);
    var field = cell.dataset.field, body = cell.closest("tbody");
    if (!field) return;
    var held = kept[body.dataset.key + field];
    open = {
      cell: cell, field: field, key: body.dataset.key, seen: held ? held.seen : body.dataset.stamp,
      html: cell.frisatHtml === undefined ? cell.innerHTML : cell.frisatHtml,
      sent: held ? null : cell.dataset.value, batch: random(), timer: null, first: 0
    };
    cell.classList.remove("fr-unsaved");
    cell.classList.add("is-editing-cell");
    cell.removeAttribute("tabindex"); // the fields inside are what one aims at
    cell.textContent = "";
    build(cell, field, held ? held.text : cell.dataset.value, typed);
    var first = focusable()[0];
    first.focus();
    if (first.select && typed === undefined && field !== "title") first.select();
    if (typed !== undefined && first.setSelectionRange) first.setSelectionRange(first.value.length, first.value.length);
  };

  function build(cell, field, value, typed) {
    var label = editor.words[field];
    if (field === "kind" || field === "status") {
      var select = document.createElement("select");
      select.className = "form-select";
      select.setAttribute("aria-label", label);
      select.append(document.getElementById("valg-" + field).content.cloneNode(true));
      select.value = value;
      cell.append(select);
    } else if (field === "actors") {
      (typed !== undefined ? [typed] : value.split("\n").filter(Boolean).concat("")).forEach(function (name) { line(cell, name, label); });
    } else {
      var input = document.createElement(field === "title" ? "textarea" : "input");
      input.className = "form-input";
      input.setAttribute("aria-label", label);
      input.value = typed !== undefined ? typed : value;
      if (field === "title") input.rows = 3;
      cell.append(input);
      if (field === "period") {
        var means = document.createElement("p");
        means.className = "fr-means";
        means.id = "celle-betyder";
        means.setAttribute("role", "status");
        input.setAttribute("aria-describedby", means.id);
        cell.append(means);
        editor.meaning(input.value, open.key, means);
      }
    }
  }

  function line(cell, name, label) {
    var input = document.createElement("input");
    input.className = "form-input";
    input.value = name;
    input.setAttribute("list", "navne");
    input.setAttribute("autocomplete", "off");
    input.setAttribute("aria-label", label + " " + (cell.querySelectorAll("input").length + 1));
    cell.append(input);
    return input;
  }

  function focusable() { return open.cell.querySelectorAll("input, textarea, select"); }

  function value() {
    return Array.prototype.map.call(focusable(), function (input) { return input.value; })
      .filter(function (text, n) { return open.field !== "actors" || text.trim(); }).join("\n");
  }

  // What a period means, said at once.
  var asked = 0;
  editor.meaning = function (text, key, into) {
    var turn = (asked += 1);
    fetch(editor.home + "betyder/?tekst=" + encodeURIComponent(text) + "&noegle=" + encodeURIComponent(key), {
      credentials: "same-origin", redirect: "manual"
    }).then(function (response) { return response.ok ? response.json() : null; }).then(function (data) {
      if (!data || turn !== asked) return;
      into.classList.toggle("fr-doubt", data.doubt.length > 0);
      into.textContent = data.doubt.concat(data.means.length ? data.means.join(" · ") : [], data.before || []).join(" ");
    }, function () {});
  };

  function save(at) {
    clearTimeout(at.timer);
    at.timer = null;
    at.first = 0;
    if (open !== at && at.value === undefined) return Promise.resolve();
    var text = at.value !== undefined ? at.value : value();
    if (text === at.sent) return Promise.resolve();
    var was = at.sent;
    at.sent = text;
    editor.unsaved[at.key + at.field] = true;
    return editor.post(at.key + "/felt/", function () {
      return { felt: at.field, vaerdi: text, stand: at.seen, gerning: at.batch };
    }).then(function (answer) {
      if (answer.status === 409 && answer.data.conflict) return choose(at, text, answer.data);
      if (answer.ok) { at.seen = answer.data.stamp; forget(at); }
      else at.sent = was;
      editor.done(answer);
      if (answer.ok) { clear(cellOf(at)); sendKept(); }
      else keep(at, text, answer);
    });
  }

  function cellOf(at) {
    var body = document.getElementById("r-" + at.key);
    return body && body.querySelector("[data-field='" + at.field + "']");
  }
  function forget(at) {
    delete editor.unsaved[at.key + at.field];
    delete kept[at.key + at.field];
  }

  // What could not be taken stays where it was written; where nobody writes elsewhere meanwhile, one goes on writing.
  function keep(at, text, answer) {
    var cell = cellOf(at);
    if (!cell) { // somebody removed the row
      forget(at);
      return editor.fail((answer.data.fault || "") + " " + editor.words.wrote.replace("{text}", function () { return text; }));
    }
    kept[at.key + at.field] = {
      key: at.key, field: at.field, text: text, seen: at.seen, again: answer.status === 401 || answer.status >= 500
    };
    if (open === at) return;
    if (open) put(cell, at.field, text);
    else editor.edit(cell);
  }

  function put(cell, field, text) {
    if (cell.frisatHtml === undefined) cell.frisatHtml = cell.innerHTML;
    cell.classList.add("fr-unsaved");
    if (field !== "kind" && field !== "status") lines(cell, text);
    var mark = document.createElement("strong");
    mark.textContent = " " + editor.words.unkept;
    cell.append(mark);
  }

  function clear(cell) {
    if (!cell || !cell.classList.contains("fr-unsaved")) return;
    cell.classList.remove("fr-unsaved");
    cell.innerHTML = cell.frisatHtml;
  }

  // The server takes what is sent again: so it gets what it did not take while it was away.
  function sendKept() {
    Object.keys(kept).forEach(function (id) {
      var held = kept[id];
      if (!held.again || (open && open.key + open.field === id)) return;
      held.again = false;
      save({ key: held.key, field: held.field, seen: held.seen, sent: null, value: held.text, batch: random() });
    });
  }

  document.addEventListener("frisat:rows", function () {
    Object.keys(kept).forEach(function (id) {
      var held = kept[id], cell = cellOf(held);
      if (cell && !cell.classList.contains("is-editing-cell") && !cell.classList.contains("fr-unsaved")) {
        put(cell, held.field, held.text);
      }
    });
  });

  // One question at a time; what is answered with "mine" may meet something newer still, and is asked again.
  function choose(at, text, data) {
    if (open === at) close();
    editor.apply(data);
    editor.say("");
    var answered = chosen.then(function () { return ask(data); }).then(function (mine) {
      forget(at);
      if (mine) {
        save({ key: at.key, field: at.field, seen: data.stamp, sent: null, value: text, batch: random() });
      }
    });
    chosen = answered;
    return answered;
  }

  function ask(data) {
    var box = document.getElementById("strid");
    ["who", "theirs", "mine"].forEach(function (part) {
      box.querySelector("[data-part=" + part + "]").textContent = data[part];
    });
    return new Promise(function (go) {
      function take(mine) {
        box.removeEventListener("click", clicked);
        box.removeEventListener("close", closed);
        if (box.open) box.close();
        go(mine);
      }
      function clicked(event) {
        var button = event.target.closest("[data-choose]");
        if (button) take(button.dataset.choose === "mine");
      }
      function closed() { take(false); }
      box.addEventListener("click", clicked);
      box.addEventListener("close", closed);
      box.showModal();
    });
  }

  function close() {
    var at = open;
    open = null;
    clearTimeout(at.timer);
    at.cell.classList.remove("is-editing-cell");
    at.cell.tabIndex = 0;
    at.cell.innerHTML = at.html;
    return at;
  }

  // What was written stands in the cell at once; the server's row follows.
  function show(at) {
    if (at.field === "kind" || at.field === "status") return;
    at.cell.frisatHtml = at.html;
    lines(at.cell, at.value);
  }
  function lines(cell, text) {
    cell.textContent = "";
    text.split("\n").forEach(function (line, n) {
      if (n) cell.append(document.createElement("br"));
      cell.append(line);
    });
  }

  // Leaves the cell. Kept: what was written is saved; else the cell's last saved words come back.
  editor.leave = function (keep) {
    if (!open) return Promise.resolve();
    var at = open;
    if (!keep) {
      var was = at.cell.dataset.value;
      var changed = at.sent !== null && at.sent !== was; // null: the server has taken nothing of it
      close();
      forget(at);
      if (!changed || (at.field === "title" && !was)) return Promise.resolve();
      at.value = was;
      return save(at);
    }
    at.value = value();
    close();
    if (at.value !== at.sent || at.value !== at.cell.dataset.value) show(at);
    return save(at);
  };
  editor.flush = function () { return editor.leave(true); };

  editor.table.addEventListener("input", function (event) {
    if (!open || !open.cell.contains(event.target)) return;
    var at = open, now = Date.now();
    if (open.field === "period") editor.meaning(event.target.value, open.key, open.cell.querySelector(".fr-means"));
    if (open.field === "actors") {
      var all = focusable();
      if (all[all.length - 1].value.trim()) line(open.cell, "", editor.words.actors);
    }
    if (!at.first) at.first = now;
    clearTimeout(at.timer);
    at.timer = setTimeout(function () { save(at); }, Math.max(0, Math.min(REST, at.first + LATEST - now)));
  });
  editor.table.addEventListener("change", function (event) {
    if (open && open.cell.contains(event.target) && event.target.tagName === "SELECT") save(open);
  });
  editor.table.addEventListener("focusout", function (event) {
    var at = open;
    if (!at || !at.cell.contains(event.target)) return;
    setTimeout(function () {
      if (open === at && !at.cell.contains(document.activeElement) && document.hasFocus()) editor.leave(true);
    }, 0);
  });

  function random() {
    var bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.prototype.map.call(bytes, function (b) { return ("0" + b.toString(16)).slice(-2); }).join("");
  }
})();
