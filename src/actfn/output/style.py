"""The style sheet of the pages: light and dark, wide and narrow; one accent and grey, so no hues need telling apart."""

STYLE = """
:root {
  color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --paper: #fff; --card: #f4f6f8; --rule: #d9dee3;
  --accent: #0b62b8; --grey: #aeb6bf;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e8ebee; --soft: #a2abb5; --paper: #14171a; --card: #1e2327; --rule: #363d44;
    --accent: #62b0ff; --grey: #616b75;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; max-width: 1000px; padding: 24px 16px 48px; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere;
}
h1 { font-size: 16px; font-weight: 600; color: var(--soft); margin: 0 0 8px; }
h2 { font-size: 20px; margin: 40px 0 8px; }
h4 { font-size: 15px; margin: 16px 0 8px; }
details { margin: 12px 0; }
summary { font-weight: 600; cursor: pointer; margin-bottom: 8px; }
table + table { margin-top: 20px; }
.verdict {
  font-size: clamp(20px, 3.2vw, 27px); line-height: 1.35; margin: 0; padding: 20px; max-width: none;
  background: var(--card); border-left: 5px solid var(--accent); border-radius: 4px;
}
p { margin: 8px 0; max-width: 75ch; }
.soft { color: var(--soft); font-size: 14px; max-width: 85ch; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: 5px 12px 5px 0; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: middle; }
th { font-size: 14px; font-weight: 600; color: var(--soft); }
.name { min-width: 6.5em; }
.wide { width: 48%; }
.number { white-space: nowrap; font-variant-numeric: tabular-nums; text-align: right; }
th:last-child, td:last-child { padding-right: 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 20px; margin: 8px 0; }
dt { color: var(--soft); }
dd { margin: 0; }
.panels { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 290px), 1fr)); gap: 16px; }
.note { align-self: center; padding: 10px; }
figure { margin: 0; padding: 10px; background: var(--card); border-radius: 4px; }
figcaption { font-weight: 600; }
svg { display: block; }
td > svg, th > svg, figure > svg { width: 100%; overflow: visible; }
text { font-size: 12px; fill: var(--soft); }
.strip { min-width: 110px; }
.rule { stroke: var(--rule); }
.leader { stroke: var(--grey); }
.span { stroke: var(--accent); stroke-width: 2; }
.mark { stroke: var(--ink); stroke-width: 3; }
.dot { fill: var(--accent); fill-opacity: .55; }
.other { fill: none; stroke: var(--grey); }
.own { fill: none; stroke: var(--accent); stroke-width: 2.5; }
.dashed { fill: none; stroke: var(--ink); stroke-width: 2; stroke-dasharray: 5 4; }
.zone { fill: var(--rule); fill-opacity: .6; }
.band { fill: var(--accent); fill-opacity: .25; }
pre { background: var(--card); padding: 12px; border-radius: 4px; white-space: pre-wrap; font-size: 14px; }
@media (max-width: 600px) {
  .wide { width: 36%; }
  .name { font-size: 14px; }
  .less { display: none; }
  th, td { padding-right: 8px; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: 8px; }
}
@media (max-width: 420px) {
  .strip { min-width: 56px; }
  .name { min-width: 5.7em; font-size: 13px; }
  .number { font-size: 13px; }
  th, td { padding-right: 5px; }
}
"""
