"use strict";
(function () {
  const sound = document.getElementById("sound");
  const choose = document.getElementById("choose");
  const follow = document.getElementById("follow");
  const trouble = document.getElementById("trouble");
  const lines = Array.from(document.querySelectorAll("[data-from]"), (line) => ({
    line: line, from: Number(line.dataset.from), to: Number(line.dataset.to),
  }));
  let current = null;

  // For printing the tables are opened, and closed again afterwards; turns are in the transcript.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = Array.from(document.querySelectorAll("details:not([open]):not(.fix):not(.long)"));
    opened.forEach((one) => { one.open = true; });
  });
  addEventListener("afterprint", () => opened.forEach((one) => { one.open = false; }));

  if (!sound) return;

  function tell(text) {
    trouble.textContent = text;
    trouble.hidden = !text;
  }

  function clock(seconds) {
    const whole = Math.floor(seconds), rest = String(whole % 60).padStart(2, "0");
    const minutes = Math.floor(whole / 60) % 60, hours = Math.floor(whole / 3600);
    return hours ? hours + ":" + String(minutes).padStart(2, "0") + ":" + rest : minutes + ":" + rest;
  }

  document.addEventListener("click", (event) => {
    let link = event.target.closest("[data-at]");
    const line = event.target.closest(".line");
    // A click into a line plays it too, but not one that selects words or uses what is in it.
    if (!link && line && getSelection().isCollapsed && !event.target.closest("a, details, form")) {
      link = line.querySelector(".at");
    }
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!sound.currentSrc && !sound.src) {
      if (link.classList.contains("at")) {
        event.preventDefault();
        tell("There is no sound here yet: choose the recording first.");
      }
      return;
    }
    if (link.classList.contains("at")) event.preventDefault();
    tell("");
    sound.currentTime = Number(link.dataset.at);
    const started = sound.play();
    if (started) started.catch(() => tell("The recording cannot be played here."));
  });

  sound.addEventListener("error", () => {
    tell("The recording is not here or cannot be played by this browser; choose it, or a copy as MP3.");
  });

  if (choose) choose.addEventListener("change", () => {
    if (!choose.files.length) return;
    sound.src = URL.createObjectURL(choose.files[0]);
    tell("");
  });

  function lineAt(time) {
    let low = 0, high = lines.length - 1, found = null;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (lines[middle].from <= time) { found = lines[middle]; low = middle + 1; } else high = middle - 1;
    }
    return found;
  }

  const still = matchMedia("(prefers-reduced-motion: reduce)");
  sound.addEventListener("timeupdate", () => {
    const found = lineAt(sound.currentTime + 0.05);
    const line = found && found.line;
    if (line === current) return;
    if (current) current.removeAttribute("aria-current");
    current = line;
    if (!line) return;
    line.setAttribute("aria-current", "true");
    const seen = document.getElementById("h-words").getBoundingClientRect().top < innerHeight;
    if (follow.checked && !sound.paused && seen) {
      line.scrollIntoView({ block: "center", behavior: still.matches ? "auto" : "smooth" });
    }
  });

  document.querySelectorAll("[data-now]").forEach((field) => {
    field.addEventListener("focus", () => {
      if (!field.value && sound.currentTime) field.value = clock(sound.currentTime);
    });
  });
})();
