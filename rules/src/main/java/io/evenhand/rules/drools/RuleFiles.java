// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.drools;

import io.evenhand.contract.id.Sha256;
import io.evenhand.rules.lint.RuleFile;
import io.evenhand.rules.lint.SentenceFile;
import io.evenhand.rules.ruleset.RuleCard;
import io.evenhand.rules.ruleset.Says;
import io.evenhand.rules.spec.DrlText;
import io.evenhand.rules.spec.RuleSpec;
import io.evenhand.rules.spec.RulesetSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where a ruleset's text comes from, and the version that follows from it. */
final class RuleFiles {
    private static final Pattern KINDS = Pattern.compile(".+\\.(drl|csv)|says\\.[a-z]+\\.txt");
    private static final String BUILT_IN = "/io/evenhand/rules/builtin/";

    private RuleFiles() {}

    /** The rule files, decision tables and sentence files of a folder, by name. */
    static List<RuleFile> in(Path folder) throws IOException {
        List<Path> paths;
        try (Stream<Path> listing = Files.list(folder)) {
            paths = listing.filter(path -> KINDS.matcher(name(path)).matches())
                    .sorted(Comparator.comparing(RuleFiles::name))
                    .toList();
        }
        List<RuleFile> files = new ArrayList<>();
        for (Path path : paths) {
            files.add(new RuleFile(name(path), Files.readString(path, StandardCharsets.UTF_8)));
        }
        return files;
    }

    /** The files packaged with this program; a class path cannot be listed, so an index names them. */
    static List<RuleFile> builtIn() throws IOException {
        List<RuleFile> files = new ArrayList<>();
        for (String name : resource("INDEX").lines().toList()) {
            files.add(new RuleFile(name, resource(name)));
        }
        return files;
    }

    /** {@code sha256:} and the hash over names and texts, each preceded by its length so that no two rulesets read alike. */
    static String version(List<RuleFile> files) {
        MessageDigest digest = Sha256.digest();
        files.stream().sorted(Comparator.comparing(RuleFile::name)).forEach(file -> {
            add(digest, file.name());
            add(digest, file.text());
        });
        return "sha256:" + Sha256.hex(digest);
    }

    private static void add(MessageDigest digest, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    /** The text that a spec stands for: its rules, and its sentences beside them. */
    static List<RuleFile> of(RulesetSpec spec) {
        List<RuleCard> cards = spec.rules().stream().map(RuleSpec::card).toList();
        List<RuleFile> files = new ArrayList<>();
        files.add(new RuleFile("spec.drl", DrlText.rules(spec)));
        for (String language : Says.LANGUAGES) {
            files.add(new RuleFile(SentenceFile.name(language), DrlText.sentences(cards, language)));
        }
        return files;
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = RuleFiles.class.getResourceAsStream(BUILT_IN + name)) {
            if (in == null) {
                throw new IOException("the program lacks its rule file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
