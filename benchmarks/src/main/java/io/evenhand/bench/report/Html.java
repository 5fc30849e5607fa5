// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.report;

import java.util.List;

/** A page of HTML, put together from the top to the bottom. */
public final class Html {
    private final StringBuilder body = new StringBuilder();

    /** The characters that would be taken for markup, written so that they are not. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    public Html heading(int level, String text) {
        body.append("<h")
                .append(level)
                .append('>')
                .append(escaped(text))
                .append("</h")
                .append(level)
                .append(">\n");
        return this;
    }

    public Html paragraph(String text) {
        body.append("<p>").append(escaped(text)).append("</p>\n");
        return this;
    }

    public Html note(String text) {
        body.append("<p class=\"note\">").append(escaped(text)).append("</p>\n");
        return this;
    }

    public Html list(List<String> items) {
        body.append("<ul>\n");
        items.forEach(item -> body.append("<li>").append(escaped(item)).append("</li>\n"));
        body.append("</ul>\n");
        return this;
    }

    /** A table; a cell of the form {@code style|text} gets that class. */
    public Html table(List<String> titles, List<List<String>> rows) {
        body.append("<div class=\"wide\"><table><thead><tr>");
        titles.forEach(title -> body.append("<th>").append(escaped(title)).append("</th>"));
        body.append("</tr></thead><tbody>\n");
        for (List<String> row : rows) {
            body.append("<tr>");
            row.forEach(this::cell);
            body.append("</tr>\n");
        }
        body.append("</tbody></table></div>\n");
        return this;
    }

    private void cell(String cell) {
        int bar = cell.indexOf('|');
        if (bar < 0) {
            body.append("<td>").append(escaped(cell)).append("</td>");
        } else {
            body.append("<td class=\"")
                    .append(escaped(cell.substring(0, bar)))
                    .append("\">")
                    .append(escaped(cell.substring(bar + 1)))
                    .append("</td>");
        }
    }

    /** Drawings side by side where there is room. */
    public Html drawings(List<String> drawings) {
        body.append("<div class=\"drawings\">\n");
        drawings.forEach(drawing -> body.append("<figure>").append(drawing).append("</figure>\n"));
        body.append("</div>\n");
        return this;
    }

    /** A part that is shut until somebody opens it. */
    public Html fold(String title, boolean open, Html inside) {
        body.append(open ? "<details open>" : "<details>")
                .append("<summary>")
                .append(escaped(title))
                .append("</summary>\n")
                .append(inside.body)
                .append("</details>\n");
        return this;
    }

    /** The whole page. */
    public String page(String title) {
        return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>" + escaped(title)
                + "</title><style>\n" + STYLE + "</style></head><body><main>\n" + body + "</main></body></html>\n";
    }

    /** The colours, and how drawings use them. */
    static final String DRAWN = """
            :root { --ink: #1b1f24; --soft: #5b6570; --rule: #d9dee4; --back: #fff; --accent: #1f5fbf; --bad: #b3261e; --good: #1d7a46; --warm: #9a6700; }
            @media (prefers-color-scheme: dark) { :root { --ink: #e6e9ed; --soft: #9aa5b1; --rule: #333b45; --back: #14181d; --accent: #6ea8ff; --bad: #ff8a80; --good: #6fd39b; --warm: #e3b341; } }
            svg text { font: 10px system-ui, sans-serif; fill: var(--ink); } svg .head { font-size: 11.5px; font-weight: 600; } svg .tick { fill: var(--soft); font-size: 9px; } svg .onheat { fill: var(--back); font-size: 9px; }
            svg .grid { stroke: var(--rule); stroke-width: .6; } svg .mark { stroke: var(--good); stroke-width: 1.2; stroke-dasharray: 3 2; } svg .bar { stroke-width: 2; } svg .curve { fill: none; stroke-width: 1.8; } svg .band { fill-opacity: .15; }
            svg .accent { stroke: var(--accent); fill: var(--accent); } svg .muted { stroke: var(--soft); fill: var(--soft); } svg .bad { stroke: var(--bad); fill: var(--bad); } svg .curve.accent, svg .curve.muted, svg .curve.bad { fill: none; } svg .band { stroke: none; } svg .heat { fill: var(--accent); }
            """;

    private static final String STYLE = DRAWN + """
            body { margin: 0; background: var(--back); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
            main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
            h1 { font-size: 1.6rem; line-height: 1.2; } h2 { margin-top: 2.2rem; font-size: 1.25rem; border-top: 1px solid var(--rule); padding-top: 1rem; } h3 { font-size: 1.05rem; }
            .note { color: var(--soft); font-size: .9rem; }
            .wide { overflow-x: auto; } table { border-collapse: collapse; font-size: .85rem; font-variant-numeric: tabular-nums; }
            th, td { padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top; } th { color: var(--soft); font-weight: 600; }
            .met { color: var(--good); font-weight: 600; } .unsure { color: var(--warm); font-weight: 600; } .missed { color: var(--bad); font-weight: 600; } .mono { font-family: ui-monospace, monospace; font-size: .8rem; overflow-wrap: anywhere; }
            .drawings { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 24rem), 1fr)); gap: 1rem 2rem; } figure { margin: 0; } svg { width: 100%; height: auto; }
            details { border-top: 1px solid var(--rule); padding: .6rem 0; } summary { cursor: pointer; font-weight: 600; font-size: 1.1rem; }
            """;
}
