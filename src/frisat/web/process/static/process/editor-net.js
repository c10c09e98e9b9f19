// What the scripts of the plan editor share: asking the server, putting its answers into the table, saying what happened.
// Deeds are sent one after the other; what could not be sent is sent again. Without this script every form works alone.
(function () {
  "use strict";
  var table = document.getElementById("plan");
  var words = document.getElementById("ord");
  if (!words) return;
  var home = table ? table.dataset.home : location.pathname;
  var form = document.getElementById("gerning");
  var state = document.getElementById("tilstand");
  var fault = document.getElementById("fejl");
  var news = document.getElementById("nyt-fra-andre");
  var queue = Promise.resolve();
  var waiting = 0;
  var findingsTimer = null;
  var AWAY = [502, 503, 504]; // what a proxy says while the server behind it begins anew
  // The page's own stamp is known to cover what every row shows; a row's may be newer.
  var editor = (window.frisatEditor = { home: home, table: table, words: words.dataset, unsaved: {} });

  editor.stamp = table ? table.dataset.stamp : form.elements.stand.value;
  editor.token = function () { return form.elements.csrfmiddlewaretoken.value; };

  editor.say = function (text) { state.textContent = text; };
  editor.fail = function (text) {
    fault.textContent = "";
    if (!text) return;
    var box = document.createElement("div"), body = document.createElement("div"), p = document.createElement("p");
    box.className = "alert alert-error fr-message"; body.className = "alert-body"; p.className = "alert-text";
    p.textContent = text; body.append(p); box.append(body); fault.append(box);
  };

  // Sends a deed. Resolves to {ok, status, data}; a broken line is tried again until it holds.
  editor.post = function (path, fields, retry) {
    waiting += 1;
    editor.say(words.dataset.saving);
    var run = function () { return send(path, fields, retry !== false); };
    queue = queue.then(run, run);
    return queue.then(function (answer) {
      waiting -= 1;
      return answer;
    });
  };
  editor.isBusy = function () { return waiting > 0 || Object.keys(editor.unsaved).length > 0; };

  function send(path, fields, retry, renewed) {
    var body = new URLSearchParams();
    body.set("csrfmiddlewaretoken", editor.token());
    body.set("side", editor.stamp);
    var said = typeof fields === "function" ? fields() : fields;
    Object.keys(said).forEach(function (name) { body.set(name, said[name]); });
    return fetch(home + path, {
      method: "POST", body: body, credentials: "same-origin", redirect: "manual",
      headers: { Accept: "application/json" }
    }).then(function (response) {
      if (response.type === "opaqueredirect" || response.status === 401) {
        editor.say("");
        editor.fail(words.dataset.signin);
        return { ok: false, status: 401, data: { fault: words.dataset.signin } };
      }
      if (AWAY.indexOf(response.status) >= 0) return away();
      return response.json().catch(function () { return { fault: words.dataset.broken }; }).then(function (data) {
        if (data.token && !renewed) { // signed in anew in another tab: the same once more
          form.elements.csrfmiddlewaretoken.value = data.token;
          return send(path, fields, retry, true);
        }
        return { ok: response.ok, status: response.status, data: data };
      });
    }, away);

    function away() {
      editor.say("");
      editor.fail(words.dataset.unsaved);
      if (!retry) return { ok: false, status: 0, data: { fault: words.dataset.unsaved } };
      return new Promise(function (go) { setTimeout(go, 2000); }).then(function () {
        return send(path, fields, true);
      });
    }
  }

  // Puts changed, new and removed rows into the table; a cell that somebody writes in is left alone.
  editor.apply = function (data) {
    if (!data || !data.rows || !table) return;
    Object.keys(data.rows).forEach(function (key) {
      var old = document.getElementById("r-" + key), html = data.rows[key];
      if (html === null) {
        if (old) { moveFocusOff(old); old.remove(); }
        return;
      }
      var fresh = parse(html);
      if (!old) {
        old = document.createElement("tbody");
        old.id = "r-" + key; old.dataset.key = key; old.setAttribute("role", "rowgroup");
        old.append(fresh);
        place(old, data.behind[key]);
      } else {
        swap(old, fresh);
        if (data.behind && key in data.behind) place(old, data.behind[key]);
      }
      old.dataset.stamp = data.stamp;
    });
    if (data.stamp) {
      editor.stamp = data.stamp;
      form.elements.stand.value = data.stamp;
    }
    if (data.bar) document.getElementById("linje").firstElementChild.textContent = data.bar;
    document.dispatchEvent(new CustomEvent("frisat:rows", { detail: Object.keys(data.rows) }));
    if (Object.keys(data.rows).length) findingsSoon();
    if (data.told && data.told.length) tell(data.told);
  };

  function parse(html) {
    var holder = document.createElement("template");
    holder.innerHTML = "<table><tbody>" + html + "</tbody></table>";
    return holder.content.querySelector("tr");
  }

  function swap(body, fresh) {
    var row = body.querySelector(".fr-act-row");
    var focused = document.activeElement && body.contains(document.activeElement) ? document.activeElement : null;
    var index = focused ? Array.prototype.indexOf.call(row.cells, focused.closest("td")) : -1;
    if (!row.querySelector(".is-editing-cell")) {
      row.replaceWith(fresh);
    } else {
      row.className = fresh.className;
      Array.prototype.slice.call(fresh.cells).forEach(function (cell, n) {
        var old = row.cells[n];
        if (old && !old.classList.contains("is-editing-cell")) old.replaceWith(cell);
      });
      return;
    }
    if (index >= 0) document.dispatchEvent(new CustomEvent("frisat:refocus", { detail: { row: fresh, index: index } }));
  }

  function place(body, behind) {
    var before = behind ? document.getElementById("r-" + behind) : table.tHead;
    if (before && before.nextElementSibling !== body) {
      var focus = body.contains(document.activeElement) ? document.activeElement : null;
      before.after(body);
      if (focus) focus.focus();
    } else if (!before && !body.isConnected) {
      table.append(body);
    }
  }

  function moveFocusOff(body) {
    if (!body.contains(document.activeElement)) return;
    var next = body.nextElementSibling || body.previousElementSibling;
    var cell = next && next.querySelector("td");
    if (cell && cell.hasAttribute("tabindex")) cell.focus();
  }

  function tell(lines) {
    news.textContent = "";
    lines.forEach(function (line) {
      var p = document.createElement("p");
      p.textContent = line;
      news.append(p);
    });
  }

  // A deed's answer: puts it in and says it, or says why not.
  editor.done = function (answer) {
    editor.apply(answer.data);
    if (answer.ok) {
      editor.fail("");
      editor.say((answer.data.said || words.dataset.saved) + (answer.data.at ? " ✓ " + answer.data.at : ""));
      document.getElementById("fortryd").disabled = false;
    } else if (answer.data.fault) {
      editor.say("");
      editor.fail(answer.data.fault);
    }
    return answer;
  };

  editor.deed = function (key, path, fields) {
    var body = key ? document.getElementById("r-" + key) : null;
    return editor.post(path, function () {
      return Object.assign({ stand: body ? body.dataset.stamp : editor.stamp }, fields || {});
    }).then(editor.done);
  };

  function findingsSoon() {
    clearTimeout(findingsTimer);
    findingsTimer = setTimeout(editor.findings, 500);
  }

  // The findings as they are now, under their rows.
  editor.findings = function () {
    return fetch(home + "fund/", { credentials: "same-origin", redirect: "manual", headers: { Accept: "application/json" } })
      .then(function (response) { return response.ok ? response.json() : null; })
      .then(function (data) {
        if (!data) return;
        Array.prototype.forEach.call(table.tBodies, function (body) {
          var html = data.rows[body.dataset.key] || "";
          if (body.dataset.findings === html) return;
          body.dataset.findings = html;
          Array.prototype.slice.call(body.querySelectorAll("tr.fr-finding")).forEach(function (row) { row.remove(); });
          var holder = document.createElement("template");
          holder.innerHTML = "<table><tbody>" + html + "</tbody></table>";
          body.append.apply(body, Array.prototype.slice.call(holder.content.querySelectorAll("tr")));
        });
        document.getElementById("fund-hele").innerHTML = data.whole;
        document.getElementById("antal-fund").textContent = data.count;
      }, function () {});
  };

  // What colleagues did meanwhile, while the page is looked at.
  setInterval(function () {
    if (document.hidden || waiting) return;
    var seen = editor.stamp;
    fetch(home + "nyt/?stand=" + encodeURIComponent(seen), {
      credentials: "same-origin", redirect: "manual", headers: { Accept: "application/json" }
    }).then(function (response) { return response.ok ? response.json() : null; }).then(function (data) {
      if (!data || waiting || seen !== editor.stamp) return;
      if (data.closed && seen.charAt(0) === "d") editor.fail(data.fault);
      else if (data.rows) editor.apply(data);
    }, function () {});
  }, 15000);

  // Buttons of the shared form: fix, add, undo.
  document.addEventListener("click", function (event) {
    var button = event.target.closest("button[form=gerning], #gerning button");
    if (!button || button.type !== "submit") return;
    event.preventDefault();
    var path = (button.getAttribute("formaction") || form.getAttribute("action")).slice(home.length);
    var body = button.closest("tbody");
    var fields = button.name ? {} : {};
    if (button.name) fields[button.name] = button.value;
    editor.flush().then(function () {
      return editor.deed(body ? body.dataset.key : "", path, fields);
    }).then(function (answer) {
      if (answer.ok && answer.data.key) document.dispatchEvent(new CustomEvent("frisat:new", { detail: answer.data.key }));
    });
  });

  editor.flush = function () { return Promise.resolve(); };
  window.addEventListener("beforeunload", function (event) {
    if (editor.isBusy()) event.preventDefault();
  });
})();
