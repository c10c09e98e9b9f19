// The table as a sheet: arrows, Enter, Esc and Tab; one cell in the order of Tab; rows moved by keys, buttons or dragging.
(function () {
  "use strict";
  var editor = window.frisatEditor;
  if (!editor || !editor.table) return;
  var table = editor.table, at = null, menu = null;

  table.setAttribute("role", "grid");
  document.getElementById("taster").hidden = false;

  function dress(row) {
    Array.prototype.forEach.call(row.cells, function (cell) {
      cell.setAttribute("role", "gridcell");
      cell.tabIndex = -1;
    });
    var last = row.cells[row.cells.length - 1];
    var link = last.querySelector("a");
    if (link) link.tabIndex = -1;
    if (last.querySelector(".fr-more")) return;
    var more = document.createElement("button");
    more.type = "button";
    more.className = "function-link fr-more";
    more.tabIndex = -1;
    more.setAttribute("aria-expanded", "false");
    more.textContent = editor.words.more;
    var of = document.createElement("span");
    of.className = "sr-only";
    of.textContent = " " + row.cells[1].dataset.value;
    more.append(of);
    var grip = document.createElement("span");
    grip.className = "fr-grip";
    grip.draggable = true;
    grip.title = editor.words.drag;
    grip.setAttribute("aria-hidden", "true");
    grip.textContent = "⠿";
    last.append(more, grip);
  }
  function rows() { return table.querySelectorAll(".fr-act-row"); }
  Array.prototype.forEach.call(rows(), dress);
  Array.prototype.forEach.call(table.querySelectorAll(".fr-finding td"), function (cell) { cell.setAttribute("role", "gridcell"); });
  document.addEventListener("frisat:rows", function (event) {
    event.detail.forEach(function (key) {
      var body = document.getElementById("r-" + key);
      if (body) dress(body.querySelector(".fr-act-row"));
    });
    if (!at || !at.isConnected) stand(table.querySelector(".fr-act-row td"), false);
  });
  document.addEventListener("frisat:refocus", function (event) {
    dress(event.detail.row);
    if (!editor.openCell()) stand(event.detail.row.cells[event.detail.index], true);
  });

  function stand(cell, focus) {
    if (!cell) return;
    if (at) at.tabIndex = -1;
    at = cell;
    at.tabIndex = 0;
    if (focus) at.focus();
  }
  stand(table.querySelector(".fr-act-row td"), false);

  function body(cell) { return cell.closest("tbody"); }
  function step(cell, down, across) {
    var all = rows(), n = Array.prototype.indexOf.call(all, cell.closest("tr"));
    var row = all[Math.max(0, Math.min(all.length - 1, n + down))];
    var index = Math.max(0, Math.min(row.cells.length - 1, cell.cellIndex + across));
    return row.cells[index];
  }

  table.addEventListener("focusin", function (event) {
    var cell = event.target.closest(".fr-act-row td");
    if (cell && cell !== at) stand(cell, false);
  });

  table.addEventListener("click", function (event) {
    var more = event.target.closest(".fr-more");
    if (more) return toggle(more);
    if (event.target.closest("a, button, input, textarea, select")) return;
    var cell = event.target.closest(".fr-act-row td");
    if (!cell || !table.contains(cell)) return;
    stand(cell, true);
    if (cell.dataset.field) editor.edit(cell);
  });

  table.addEventListener("keydown", function (event) {
    var cell = event.target.closest(".fr-act-row td");
    if (!cell || event.isComposing) return;
    if (editor.openCell() && editor.openCell().cell === cell) return writing(event, cell);
    if (event.target !== cell) {
      if (event.key === "Escape") { hide(); stand(cell, true); }
      return;
    }
    moving(event, cell);
  });

  function writing(event, cell) {
    var field = cell.dataset.field, inputs, n;
    if (event.key === "Escape") {
      event.preventDefault();
      editor.leave(false);
      again(cell, 0, 0);
    } else if (event.key === "Enter" && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      if (field === "actors" && event.target.value.trim()) {
        inputs = cell.querySelectorAll("input");
        n = Array.prototype.indexOf.call(inputs, event.target);
        if (inputs[n + 1]) return inputs[n + 1].focus();
      }
      editor.leave(true);
      again(cell, 1, 0);
    } else if (event.key === "Tab") {
      event.preventDefault();
      editor.leave(true);
      again(cell, 0, event.shiftKey ? -1 : 1);
    }
  }
  function again(cell, down, across) {
    var home = cell.isConnected ? cell : at;
    stand(step(home, down, across), true);
  }

  function moving(event, cell) {
    var key = event.key, ctrl = event.ctrlKey || event.metaKey, last = cell.closest("tr").cells.length - 1, to = null;
    if (event.altKey && (key === "ArrowUp" || key === "ArrowDown")) {
      event.preventDefault();
      return shift(cell, key === "ArrowUp" ? "op" : "ned");
    }
    if (event.altKey) return;
    if (key === "ArrowUp") to = step(cell, -1, 0);
    else if (key === "ArrowDown") to = step(cell, 1, 0);
    else if (key === "ArrowLeft") to = step(cell, 0, -1);
    else if (key === "ArrowRight") to = step(cell, 0, 1);
    else if (key === "Home") to = ctrl ? rows()[0].cells[0] : step(cell, 0, -99);
    else if (key === "End") to = ctrl ? rows()[rows().length - 1].cells[last] : step(cell, 0, 99);
    else if (key === "PageUp") to = step(cell, -10, 0);
    else if (key === "PageDown") to = step(cell, 10, 0);
    else if (key === "Enter" || key === "F2") {
      event.preventDefault();
      if (cell.dataset.field) editor.edit(cell);
      else if (event.shiftKey) toggle(cell.querySelector(".fr-more"));
      else cell.querySelector("a").click();
      return;
    } else if (key === " " && !cell.dataset.field) {
      event.preventDefault();
      return toggle(cell.querySelector(".fr-more"));
    } else if ((key === "Delete" || key === "Backspace") && (cell.dataset.field === "period" || cell.dataset.field === "actors")) {
      event.preventDefault();
      return editor.deed(body(cell).dataset.key, body(cell).dataset.key + "/felt/", { felt: cell.dataset.field, vaerdi: "" });
    } else if (key.length === 1 && !ctrl && cell.dataset.field && !/^(kind|status)$/.test(cell.dataset.field)) {
      event.preventDefault();
      return editor.edit(cell, key);
    }
    if (to) {
      event.preventDefault();
      stand(to, true);
    }
  }

  function shift(cell, where) {
    var key = body(cell).dataset.key, index = cell.cellIndex, all = rows();
    var n = Array.prototype.indexOf.call(all, cell.closest("tr"));
    var beside = all[n + (where === "op" ? -1 : 1)];
    if (!beside) return;
    var to = (where === "op" ? "foer:" : "efter:") + body(beside).dataset.key;
    editor.deed(key, key + "/flyt/", { hvor: to }).then(function () {
      var moved = document.getElementById("r-" + key);
      if (moved) stand(moved.querySelector(".fr-act-row").cells[index], true);
    });
  }

  // ------------------------------------------------------------------------------------------ what can be done with a row
  function hide() {
    if (!menu) return;
    var button = menu.button;
    button.setAttribute("aria-expanded", "false");
    menu.box.remove();
    menu = null;
  }
  function toggle(button) {
    var was = menu && menu.button === button;
    hide();
    if (was) return;
    var box = document.getElementById("raekke-valg").content.cloneNode(true).firstElementChild;
    var home = body(button), key = home.dataset.key;
    box.querySelector("[data-go]").href = editor.home + key + "/" + box.querySelector("[data-go]").dataset.go;
    button.closest("td").append(box);
    button.setAttribute("aria-expanded", "true");
    menu = { box: box, button: button };
    box.querySelector("button").focus();
    box.addEventListener("click", function (event) {
      var chosen = event.target.closest("[data-do]");
      if (!chosen) return;
      hide();
      act(key, chosen.dataset.do, chosen.dataset.value);
    });
  }
  document.addEventListener("click", function (event) {
    if (menu && !menu.box.contains(event.target) && !menu.button.contains(event.target)) hide();
  });

  function act(key, what, value) {
    var cell = document.getElementById("r-" + key).querySelector(".fr-row-menu");
    stand(cell, true);
    if (what === "flyt") return shift(cell, value);
    if (what === "fjern") stand(step(cell, cell.closest("tbody").nextElementSibling ? 1 : -1, 0), true);
    var path = what === "ny" ? "ny/" : key + "/" + what + "/";
    editor.deed(key, path, what === "ny" ? { efter: key } : {}).then(function (answer) {
      if (answer.ok && answer.data.key) document.dispatchEvent(new CustomEvent("frisat:new", { detail: answer.data.key }));
    });
  }

  document.addEventListener("frisat:new", function (event) {
    var made = document.getElementById("r-" + event.detail);
    if (!made) return location.assign(editor.home + event.detail + "/");
    made.scrollIntoView({ block: "center" });
    var cell = made.querySelector("[data-field=title]");
    stand(cell, true);
    if (!cell.dataset.value) editor.edit(cell);
  });

  // --------------------------------------------------------------------------------------------------------- dragging
  var dragged = null;
  table.addEventListener("dragstart", function (event) {
    if (!event.target.closest || !event.target.closest(".fr-grip")) return;
    dragged = body(event.target);
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.dataset.key);
    dragged.classList.add("is-dragged");
  });
  table.addEventListener("dragover", function (event) {
    var over = dragged && event.target.closest("tbody");
    if (!over) return;
    event.preventDefault();
    unmark();
    over.classList.add(below(event, over) ? "is-drop-after" : "is-drop-before");
  });
  table.addEventListener("drop", function (event) {
    var over = dragged && event.target.closest("tbody");
    if (!over) return;
    event.preventDefault();
    var key = dragged.dataset.key, where = (below(event, over) ? "efter:" : "foer:") + over.dataset.key;
    if (over !== dragged) editor.deed(key, key + "/flyt/", { hvor: where });
  });
  table.addEventListener("dragend", function () {
    unmark();
    if (dragged) dragged.classList.remove("is-dragged");
    dragged = null;
  });
  function below(event, over) {
    var box = over.getBoundingClientRect();
    return event.clientY > box.top + box.height / 2;
  }
  function unmark() {
    Array.prototype.forEach.call(table.querySelectorAll(".is-drop-after, .is-drop-before"), function (b) {
      b.classList.remove("is-drop-after", "is-drop-before");
    });
  }

  // ----------------------------------------------------------------------------------------------- undo, copy and paste
  function inText() {
    var on = document.activeElement;
    return on && (/^(INPUT|TEXTAREA|SELECT)$/.test(on.tagName) || on.isContentEditable);
  }
  document.addEventListener("keydown", function (event) {
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z" && !inText() && !document.querySelector("dialog[open]")) {
      event.preventDefault();
      editor.deed("", "fortryd/");
    }
  });
  document.addEventListener("copy", function (event) {
    if (inText() || !at || document.activeElement !== at || String(getSelection())) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", at.dataset.value || at.textContent.trim());
  });
  document.addEventListener("paste", function (event) {
    if (document.querySelector("dialog[open]")) return;
    var text = event.clipboardData.getData("text/plain"), html = event.clipboardData.getData("text/html");
    var isRows = /\t|\n./.test(text.trim()) || /<tr[\s>]/i.test(html);
    if (inText() && !(isRows && /<tr[\s>]|\t/i.test(html + text))) return;
    if (!isRows) {
      if (at && document.activeElement === at && at.dataset.field) {
        event.preventDefault();
        editor.edit(at, text.trim());
        editor.leave(true);
      }
      return;
    }
    if (document.activeElement && document.activeElement.closest(".fr-pick")) return;
    event.preventDefault();
    editor.leave(true).then(function () { preview(text, html); });
  });
  function preview(text, html) {
    var form = document.createElement("form");
    form.method = "post";
    form.enctype = "multipart/form-data"; // three times as short as the usual one where there is markup
    form.action = editor.home + "indsaet/";
    form.hidden = true;
    var said = { csrfmiddlewaretoken: editor.token(), stand: editor.stamp, efter: at ? body(at).dataset.key : "", tekst: text, html: html.length > 1500000 ? "" : html };
    Object.keys(said).forEach(function (name) {
      var input = document.createElement("textarea");
      input.name = name;
      input.value = said[name];
      form.append(input);
    });
    document.body.append(form);
    form.submit();
  }
})();
