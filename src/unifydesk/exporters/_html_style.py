"""How the HTML looks: one style sheet for narrow and wide screens, light and dark, and for paper."""

from __future__ import annotations

import re

from unifydesk.pictures.palette import blend, contrast

LIGHT, DARK = "#FFFFFF", "#16181C"
INK, PALE = "#1B1D21", "#E9EBEE"
ENOUGH = 4.5
"""Least contrast of text on its ground (WCAG 2.2, AA)."""
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}\Z")
STEPS = 20


def accents(chosen: str) -> tuple[str, str]:
    """Return the accent on light and on dark ground, mixed with ink until both can be read; ink for none."""
    if not COLOUR.match(chosen):
        return INK, PALE
    return _readable(chosen, LIGHT, INK), _readable(chosen, DARK, PALE)


def _readable(colour: str, ground: str, ink: str) -> str:
    mixed = (blend(colour, ink, step / STEPS) for step in range(STEPS + 1))
    return next((each for each in mixed if contrast(each, ground) >= ENOUGH), ink)


def style_sheet(accent: str, paper: str, *, rehearsal: bool = False) -> str:
    """Return the whole style sheet; both words are checked, because they come from a person."""
    light, dark = accents(accent)
    size = "letter" if paper == "Letter" else "A4"
    made = SHEET.replace("$LIGHT", light).replace("$DARK", dark).replace("$PAPER", size)
    return made + REHEARSAL if rehearsal else made


SHEET = """
:root{color-scheme:light dark;--paper:#FFFFFF;--ink:#1B1D21;--muted:#5B6068;--line:#C4C8CE;--wash:#F4F5F7;
--outline:#555555;--accent:$LIGHT;--benefit:#0072B2;--risk:#B04A00;--up:#DCD8EC;--down:#FBE0C4;--same:#E6E8EB;
--serif:"Noto Serif","Source Serif 4",Georgia,"Times New Roman",serif;
--sans:"Noto Sans","Segoe UI","Helvetica Neue",Arial,"Liberation Sans","DejaVu Sans",sans-serif}
@media screen and (prefers-color-scheme:dark){:root{--paper:#16181C;--ink:#E9EBEE;--muted:#A6ACB5;
--line:#454A52;
--wash:#1E2126;--outline:#B4B9C1;--accent:$DARK;--benefit:#58B4E8;--risk:#F0894A;--up:#3B3358;--down:#573515;
--same:#2B2F36}}
*{box-sizing:border-box}
html{scroll-padding-top:3.5rem;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 var(--serif);
overflow-wrap:break-word}
a{color:inherit;text-decoration-color:var(--muted);text-underline-offset:.18em}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-99rem;top:0;z-index:3;padding:.6rem 1rem;background:var(--ink);
color:var(--paper);
font:600 1rem var(--sans)}
.skip:focus{left:0}
.defs{position:absolute}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.rehearsal{position:sticky;top:0;z-index:2;margin:0;padding:.5rem 1.5rem;background:var(--ink);
color:var(--paper);
font:.875rem/1.4 var(--sans)}
.rehearsal strong{letter-spacing:.12em;margin-right:.75em}
.page{max-width:76rem;margin:0 auto;padding:0 1.5rem}
header,footer,main{max-width:49rem}
header{padding:4rem 0 0}
header .mark{display:flex;align-items:center;gap:1rem;margin-bottom:2.5rem;font:600 .9375rem var(--sans)}
header .mark img{max-height:3.5rem;max-width:12rem;background:#FFFFFF}
h1,h2,h3,h4,h5,h6{font-family:var(--sans);line-height:1.25;font-weight:600;margin:0;text-wrap:balance}
h1{font-size:2.5rem;letter-spacing:-.02em;line-height:1.12}
h2{font-size:1.75rem;letter-spacing:-.012em;padding-top:.9rem;border-top:2px solid var(--accent);
margin-bottom:1.1rem}
h3{font-size:1.3125rem;letter-spacing:-.006em;margin-bottom:.6rem}
h4{font-size:1.0625rem;margin-bottom:.5rem}
h5,h6{font-size:1rem;margin-bottom:.4rem}
section.l2{margin-top:4.5rem}
section.l3{margin-top:3rem}
section.l4{margin-top:2rem}
section[class*="tone-"]{border-top:1px solid var(--line);padding-top:1.1rem}
section.tone-benefit{border-top-color:var(--benefit)}
section.tone-risk{border-top-color:var(--risk)}
section.tone-overall{border-top-color:var(--ink)}
p{margin:0 0 .75rem;white-space:pre-line}
.kicker{font:500 .875rem/1.4 var(--sans);color:var(--muted);margin-bottom:.35rem}
header .kicker{color:var(--accent);font-weight:600;font-size:1rem;padding-bottom:.8rem;
border-bottom:2px solid var(--accent);margin-bottom:1.4rem}
header .subtitle{font-size:1.25rem;color:var(--muted);margin-top:.75rem}
.lead{font-size:1.1875rem}
.claim{font-size:1.375rem;line-height:1.45;text-wrap:balance;margin-bottom:.6rem}
.prompt{color:var(--muted);font-style:italic}
.finding{font-family:var(--sans);font-weight:600}
.statement{font-size:1.125rem}
.small{font:.875rem/1.5 var(--sans);color:var(--muted)}
.label{font:600 .875rem/1.4 var(--sans);color:var(--muted);margin-bottom:.35rem}
.facts{display:grid;grid-template-columns:9rem minmax(0,1fr);gap:.3rem 1.25rem;margin:1rem 0}
.facts dt{grid-column:1;font:.875rem/1.5 var(--sans);color:var(--muted);padding-top:.14rem}
.facts dd{grid-column:2;margin:0;white-space:pre-line}
ul{margin:0;padding:0;list-style:none}
.voices{display:grid;grid-template-columns:9rem minmax(0,1fr);gap:0 1.25rem;margin:.9rem 0}
.voices .label{font-weight:400;padding-top:.14rem}
.voices li{margin-bottom:.6rem}
.voices p{margin-bottom:.15rem}
blockquote{margin:0;font-style:italic}
.beside{display:grid;grid-template-columns:1fr 1fr;gap:0 2rem;margin:1.5rem 0;padding:1rem 0 .25rem;
border-top:1px solid var(--line);border-bottom:1px solid var(--line)}
figure{margin:1rem 0 1.25rem}
figcaption{font:600 .875rem/1.4 var(--sans);margin-bottom:.4rem}
.scroll{overflow-x:auto;max-width:100%}
.picture{display:block;width:100%;height:auto;min-width:30rem;max-width:44rem;font-family:var(--sans)}
.mini{display:block;width:7.5rem;height:auto}
.code{display:block;margin:.75rem 0 0 10.25rem}
.f-ink{fill:var(--ink)}.f-muted{fill:var(--muted)}.f-line{fill:var(--line)}.f-paper{fill:var(--paper)}
.s-ink{stroke:var(--ink)}.s-muted{stroke:var(--muted)}.s-line{stroke:var(--line)}
.s-paper{stroke:var(--paper)}
.s-outline{stroke:var(--outline)}
details{font:.875rem/1.5 var(--sans);color:var(--muted)}
summary{cursor:pointer}
details p{margin:.35rem 0 0}
.tabular{margin:1.25rem 0 1.5rem}
.tabular .small{margin:.5rem 0 0}
table{border-collapse:collapse;width:100%;font:.9375rem/1.4 var(--sans);
font-variant-numeric:tabular-nums lining-nums}
caption{text-align:start;font-weight:600;font-size:.875rem;padding-bottom:.4rem}
th,td{padding:.4rem .9rem .4rem 0;text-align:start;vertical-align:top;font-weight:400;
border-bottom:1px solid var(--line)}
th:last-child,td:last-child{padding-right:0}
thead th{color:var(--muted);font-size:.8125rem;vertical-align:bottom;border-bottom-color:var(--ink)}
thead .over{border-bottom:0;padding-bottom:0;color:var(--ink);padding-left:1.4rem}
.number{text-align:end;white-space:nowrap}thead [data-column="0"]{text-align:start}
.first{padding-left:1.4rem}
tbody th{min-width:9rem}
.strong>*{font-weight:600}
.foot th,.foot td{color:var(--muted)}
.foot .strong>*{color:var(--ink);border-top:1px solid var(--ink)}
.verbatim{font-family:var(--serif);min-width:16rem;width:62%}
table:has(.mini) tbody th{width:34%}table:has(.mini) td:has(strong){width:24%}
td,tbody th{white-space:pre-line}
td:has(strong){min-width:10rem}.grid td:has(strong){min-width:2.6rem}
table:not([data-sortable]):not(.grid) :is(tbody,.foot) :is(th,td){padding-top:.22rem;padding-bottom:.22rem}
.below{display:block;font-size:.8125rem;font-weight:400;color:var(--muted);margin-top:.15rem}
.grid{width:auto}
.grid td{min-width:2.6rem;text-align:center;padding:.4rem .5rem;border:1px solid var(--line)}
.grid thead .number{text-align:center;padding:.4rem .5rem}
.up{background:var(--up)}.down{background:var(--down)}.stayed{background:var(--same)}
.won{background:var(--up)}
th button{all:unset;cursor:pointer;display:inline-flex;gap:.3em;color:inherit;font:inherit}
th button:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
th button::after{content:"\\2195";color:var(--muted)}
th[aria-sort=ascending] button::after{content:"\\2191";color:var(--ink)}
th[aria-sort=descending] button::after{content:"\\2193";color:var(--ink)}
.signatures{display:grid;grid-template-columns:1fr 1fr;gap:2.5rem;margin-top:1.5rem}
.signatures .line{display:block;min-height:3rem;padding-top:1.2rem;border-bottom:1px solid var(--ink)}
nav{font:.875rem/1.45 var(--sans)}
nav h2{font-size:.875rem;border:0;padding:0;margin:0 0 .6rem;color:var(--muted);letter-spacing:0}
nav ol{list-style:none;margin:0;padding:0}
nav li{margin:.32rem 0}
nav a{text-decoration:none}
nav a:hover{text-decoration:underline}
nav details{color:inherit}
nav details ol{padding:.1rem 0 .3rem 1.05rem}
footer{margin:5rem 0 4rem;padding-top:.8rem;border-top:1px solid var(--line)}
@media (min-width:70rem){.page{display:grid;grid-template-columns:15rem minmax(0,49rem);column-gap:4rem}
header{grid-column:2}main{grid-column:2;grid-row:2}footer{grid-column:2;grid-row:3}
nav{grid-column:1;grid-row:1 / span 3;position:sticky;top:3.5rem;align-self:start;
max-height:calc(100vh - 4.5rem);
overflow-y:auto;padding:1rem 0}}
@media (max-width:40rem){body{font-size:1rem}h1{font-size:1.875rem}h2{font-size:1.5rem}
h3{font-size:1.1875rem}
table{font-size:.875rem}tbody th{min-width:5.5rem}.verbatim{min-width:11rem}
.page{padding:0 1rem}header{padding-top:2rem}
.claim{font-size:1.1875rem}
.facts,.voices{grid-template-columns:minmax(0,1fr);gap:0}.facts dt,.facts dd{grid-column:1}
.facts dd{margin-bottom:.5rem}.code{margin-left:0}
.beside,.signatures{grid-template-columns:minmax(0,1fr)}section.l2{margin-top:3rem}}
@media (prefers-contrast:more){:root{--muted:var(--ink);--line:var(--ink)}}
@page{size:$PAPER;margin:20mm 18mm 18mm;@bottom-right{content:"Page " counter(page) " of " counter(pages);
font:8pt "Noto Sans",Arial,sans-serif;color:#5B6068}}
@media print{:root{color-scheme:light}body{font-size:9.5pt;line-height:1.42}
nav,.skip,.words,th button::after{display:none}th button{display:contents}
.page{max-width:none;padding:0}header,footer,main{max-width:none}header{padding-top:0}
h1{font-size:22pt}h2{font-size:15pt}h3{font-size:12pt}h4{font-size:10pt}.claim{font-size:12pt}
.lead,.statement{font-size:10pt}
table{font-size:8pt}thead th,.below,.small,.label,.kicker,caption,figcaption,.facts dt{font-size:7.5pt}
section.l2{margin-top:24pt}section.l3{margin-top:18pt}section.l4{margin-top:12pt}
h1,h2,h3,h4,h5,caption,.kicker,.label,figcaption,.claim,.finding{break-after:avoid}
.tabular:has(table:not([data-sortable])){break-inside:avoid}
p,dd,li{orphans:3;widows:3}
figure,tr,.beside,.grid,section:has(>.signatures){break-inside:avoid}
thead{display:table-header-group}
.scroll{overflow:visible}.picture{min-width:0;max-width:13cm}.tabular,figure{margin:6pt 0 8pt}
th,td,.grid td,table:not([data-sortable]):not(.grid) :is(tbody,.foot) :is(th,td)
{padding-top:1.5pt;padding-bottom:1.5pt}
tbody th,.verbatim{min-width:0}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
.rehearsal{position:static;padding:0 0 6pt;background:none;color:#1B1D21;font-size:8pt}
.watermark{position:fixed;top:42%;left:0;right:0;text-align:center;font:700 72pt var(--sans);
letter-spacing:.08em;
color:#1B1D21;opacity:.07;transform:rotate(-35deg)}}
@media screen{.watermark{display:none}}
"""
REHEARSAL = """
@page{@top-left{content:"REHEARSAL \\2013  Rehearsal with simulated people: nobody said any of this.";
font:600 8pt "Noto Sans",Arial,sans-serif;color:#1B1D21}}
"""
"""What else a rehearsal has: its mark in the head of every page of paper."""
SCRIPT = """
"use strict";
(function () {
  var status = document.getElementById("sorted");
  function value(row, column, number) {
    var cell = null, at = 0, i;
    for (i = 0; i < row.cells.length && at <= column; i += 1) { cell = row.cells[i]; at += cell.colSpan; }
    var text = cell ? cell.textContent.trim() : "";
    if (!number) { return text.toLowerCase(); }
    var found = parseFloat(text.replace(/[^0-9.-]/g, ""));
    if (isNaN(found)) { return -Infinity; }
    return found + (text.charAt(0) === "<" ? -0.5 : text.charAt(0) === ">" ? 0.5 : 0);
  }
  function sort(table, head, heads) {
    var down = head.getAttribute("aria-sort") === "ascending";
    var column = Number(head.dataset.column), number = head.classList.contains("number");
    var rows = Array.from(table.tBodies[0].rows).map(function (row) {
      return [value(row, column, number), row];
    });
    rows.sort(function (a, b) {
      var order = number ? (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0)
        : a[0].localeCompare(b[0], document.documentElement.lang, { numeric: true });
      return down ? -order : order;
    });
    rows.forEach(function (pair) { table.tBodies[0].appendChild(pair[1]); });
    heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    status.textContent = "Sorted by " + head.textContent + (down ? ", descending" : ", ascending");
  }
  function reach() {
    document.querySelectorAll(".scroll").forEach(function (box) {
      if (box.scrollWidth > box.clientWidth + 1) {
        box.tabIndex = 0;
        box.setAttribute("role", "region");
        box.setAttribute("aria-label", box.dataset.name);
      } else {
        ["tabindex", "role", "aria-label"].forEach(function (name) { box.removeAttribute(name); });
      }
    });
  }
  reach();
  window.addEventListener("resize", reach);
  document.querySelectorAll("table[data-sortable]").forEach(function (table) {
    var heads = Array.from(table.tHead.querySelectorAll("th[data-column]"));
    heads.forEach(function (head) {
      var button = document.createElement("button");
      var isDrawn = Array.from(table.tBodies[0].rows).some(function (row) {
        var cell = row.cells[Number(head.dataset.column)];
        return cell && cell.querySelector("svg");
      });
      if (!head.textContent.trim() || isDrawn) { return; }
      button.type = "button";
      while (head.firstChild) { button.appendChild(head.firstChild); }
      head.appendChild(button);
      button.addEventListener("click", function () { sort(table, head, heads); });
    });
  });
}());
"""
"""Turns the heads of tables that can be sorted into buttons, and lets the keyboard reach what is too wide.

Without it the tables are as they are.
"""
