// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.operation;

import io.evenhand.edge.telemetry.Counted;
import java.util.List;

/** An edge's standing as a page without a script. */
final class OperationPage {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="refresh" content="10">
            <title>Edge {name}</title>
            <link rel="stylesheet" href="/operation.css">
            </head>
            <body>
            <main>
            <h1>Edge {name}</h1>
            """;
    private static final String TAIL = """
            <p class="quiet">Shown anew every ten seconds. The same as figures is at <code>/metrics</code> of the port for metrics; what is in the way, and what to do, says <code>./evenhand edge doctor</code>.</p>
            </main>
            </body>
            </html>
            """;

    private final StringBuilder page = new StringBuilder(4_096);

    private OperationPage() {}

    static String of(Standing standing) {
        return new OperationPage().write(standing);
    }

    private String write(Standing standing) {
        page.append(HEAD.replace("{name}", escaped(standing.name())));
        verdict(standing);
        policy(standing.policy());
        feed(standing.feed());
        answers(standing);
        media(standing.media());
        return page.append(TAIL).toString();
    }

    /** Whether anything needs a person, before any figure. */
    private void verdict(Standing standing) {
        Standing.Policy policy = standing.policy();
        String sentence = !policy.loaded()
                ? "No policy was loaded yet: every question is answered with yes."
                : policy.stale()
                        ? "The policy is old: answers are flagged as stale, and the feed itself says what each action does next."
                        : policy.lag() > 0 ? "A newer revision is on its way." : "The policy is the newest.";
        boolean well = policy.loaded() && !policy.stale();
        page.append("<p class=\"")
                .append(well ? "well" : "warn")
                .append("\"><strong>")
                .append(well ? "Well. " : "Look. ");
        page.append("</strong>").append(sentence).append("</p>\n");
    }

    private void policy(Standing.Policy policy) {
        page.append("<section aria-labelledby=\"policy\">\n<h2 id=\"policy\">Policy</h2>\n<dl>\n");
        fact("Revision", Long.toString(policy.rev()));
        fact("Revisions behind", Long.toString(policy.lag()));
        fact("Known to be the newest", policy.age().toSeconds() + " s ago");
        fact("Stale", policy.stale() ? "yes" : "no");
        fact("The publisher's word ends", policy.notAfter());
        fact("Restrictions", Integer.toString(policy.entries()));
        page.append("</dl>\n</section>\n");
    }

    private void feed(Standing.Feed feed) {
        page.append("<section aria-labelledby=\"feed\">\n<h2 id=\"feed\">Feed</h2>\n<dl>\n");
        fact("Followed at", feed.source());
        fact("Announcements", feed.announced() ? "heard" : "not heard, asked for every two seconds");
        fact("In the way", feed.trouble().isEmpty() ? "nothing" : feed.trouble());
        Integer followers = feed.followers();
        fact("Edges that follow through this one", followers == null ? "it hands nothing on" : followers.toString());
        fact("Refused states", feed.refused().isEmpty() ? "none" : words(feed.refused()));
        page.append("</dl>\n</section>\n");
    }

    private void answers(Standing standing) {
        page.append("<section aria-labelledby=\"answers\">\n<h2 id=\"answers\">Answers since the start</h2>\n");
        if (standing.answers().isEmpty()) {
            page.append("<p>Nobody has asked yet.</p>\n");
        } else {
            page.append("<table>\n<thead><tr><th scope=\"col\">Action</th><th scope=\"col\">Answer</th>")
                    .append("<th scope=\"col\">How often</th></tr></thead>\n<tbody>\n");
            for (Counted each : standing.answers()) {
                row(each.labels().get(0), each.labels().get(1), Long.toString(each.count()));
            }
            page.append("</tbody>\n</table>\n");
        }
        page.append("<dl>\n");
        fact("Yes because the policy is too old or missing", Long.toString(count(standing.unsure(), "open")));
        fact("No because the policy is too old", Long.toString(count(standing.unsure(), "closed")));
        fact("From a stale policy", Long.toString(count(standing.unsure(), "stale")));
        fact("Denials that made room in the log of answers", Long.toString(standing.forgotten()));
        page.append("</dl>\n</section>\n");
    }

    private void media(Standing.Media media) {
        page.append("<section aria-labelledby=\"media\">\n<h2 id=\"media\">Streams</h2>\n<dl>\n");
        fact("Films", media.state());
        fact("Sessions that play", Integer.toString(media.sessions()));
        fact("ffmpeg processes", Integer.toString(media.transcodes()));
        fact("Encoder in use", media.inUse());
        page.append("</dl>\n");
        if (!media.encoders().isEmpty()) {
            page.append("<table>\n<thead><tr><th scope=\"col\">Encoder</th><th scope=\"col\">Result of trying it</th>")
                    .append("<th scope=\"col\">What to do</th></tr></thead>\n<tbody>\n");
            media.encoders().forEach(each -> row(each.encoder(), each.result(), each.remedy()));
            page.append("</tbody>\n</table>\n");
        }
        page.append("</section>\n");
    }

    private static long count(List<Counted> counted, String label) {
        return counted.stream()
                .filter(each -> each.labels().contains(label))
                .mapToLong(Counted::count)
                .sum();
    }

    private static String words(List<Counted> counted) {
        return String.join(
                ", ",
                counted.stream()
                        .map(each -> each.count() + " " + String.join(" ", each.labels()))
                        .toList());
    }

    private void fact(String name, String value) {
        page.append("<dt>")
                .append(escaped(name))
                .append("</dt><dd>")
                .append(escaped(value))
                .append("</dd>\n");
    }

    private void row(String head, String second, String third) {
        page.append("<tr><th scope=\"row\">")
                .append(escaped(head))
                .append("</th><td>")
                .append(escaped(second));
        page.append("</td><td>").append(escaped(third)).append("</td></tr>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
