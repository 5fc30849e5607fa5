// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command that a document tells people to type.
 *
 * @param where the file and the line
 * @param text the command without its comment
 * @param isWhole whether it can be typed as it stands; a mention in a sentence may leave out what the command needs
 */
record DocumentedCommand(String where, String text, boolean isWhole) {
    private static final Pattern FENCE = Pattern.compile("^```(\\w*).*");
    private static final Pattern MENTION = Pattern.compile("`([^`]+)`");
    private static final Pattern COMMENT = Pattern.compile("(^|\\s)\\s*#\\s.*$");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");
    private static final Pattern OURS =
            Pattern.compile("([A-Z_]+=\\S+ )*(\\./evenhand|benchmarks/run|\\./mvnw|\\.ci/\\w+|curl)\\b.*");
    private static final Pattern SHORT = Pattern.compile("[a-z]+ ([a-z][a-z-]*|--[a-z-]+|[A-Z]+)( .*)?");

    /** All commands of a document: blocks of {@code sh}, indented lines, and what stands between backticks. */
    static List<DocumentedCommand> in(Path root, Path file) throws IOException {
        List<DocumentedCommand> commands = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        String name = root.relativize(file) + ":";
        StringBuilder prose = new StringBuilder();
        String fence = null;
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at);
            Matcher mark = FENCE.matcher(line);
            if (mark.matches()) {
                fence = fence == null ? mark.group(1) : null;
                continue;
            }
            boolean indented = fence == null
                    && line.startsWith("    ")
                    && OURS.matcher(line.strip()).matches();
            if (fence == null && !indented) {
                prose.append(line);
                if (line.isBlank() || line.startsWith("|")) {
                    mentions(name + (at + 1), prose, commands);
                }
                prose.append(' ');
                continue;
            }
            int begin = at;
            StringBuilder whole = new StringBuilder(line);
            while (isOpen(whole) && at + 1 < lines.size()) {
                whole.append(' ').append(lines.get(++at).strip());
            }
            String text = COMMENT.matcher(whole).replaceFirst("").strip();
            if (!text.isEmpty()
                    && (indented || "sh".equals(fence) || OURS.matcher(text).matches())) {
                split(name + (begin + 1), text, true, commands);
            }
        }
        mentions(name + lines.size(), prose, commands);
        return commands;
    }

    private static boolean isOpen(CharSequence text) {
        return text.toString().endsWith("\\")
                || text.chars().filter(each -> each == '\'').count() % 2 == 1;
    }

    private static void mentions(String where, StringBuilder prose, List<DocumentedCommand> commands) {
        MENTION.matcher(prose)
                .results()
                .map(span -> span.group(1).replace("\\|", "|").strip())
                .filter(text ->
                        OURS.matcher(text).matches() || SHORT.matcher(text).matches())
                .forEach(text -> split(where, text, false, commands));
        prose.setLength(0);
    }

    private static void split(String where, String text, boolean isWhole, List<DocumentedCommand> commands) {
        for (String each : text.split(" && | \\| ", -1)) {
            commands.add(new DocumentedCommand(where, each.strip(), isWhole));
        }
    }

    /** The variables that are set before the command, as {@code NAME=value}. */
    List<String> settings() {
        return all().stream().takeWhile(DocumentedCommand::isSetting).toList();
    }

    /** The command without its settings. */
    String bare() {
        return text.replaceFirst("^([A-Z_]+=\\S+ )+", "");
    }

    /** The command and its arguments, every way to write them: {@code [--format json|csv]} are two. */
    List<List<String>> ways() {
        List<List<String>> ways = new ArrayList<>();
        ways.add(new ArrayList<>());
        all().stream().dropWhile(DocumentedCommand::isSetting).forEach(word -> {
            List<List<String>> longer = new ArrayList<>();
            for (String one : word.split("\\|", -1)) {
                for (List<String> way : ways) {
                    List<String> next = new ArrayList<>(way);
                    next.add(one);
                    longer.add(next);
                }
            }
            ways.clear();
            ways.addAll(longer);
        });
        return ways;
    }

    private static boolean isSetting(String word) {
        return word.matches("[A-Z_]+=.*");
    }

    private List<String> all() {
        return WORD.matcher(text)
                .results()
                .map(word -> word.group(1) != null
                        ? word.group(1)
                        : word.group(2) != null ? word.group(2) : word.group(3).replaceAll("[\\[\\]]|\\.\\.\\.", ""))
                .toList();
    }

    @Override
    public String toString() {
        return where + ": " + text;
    }
}
