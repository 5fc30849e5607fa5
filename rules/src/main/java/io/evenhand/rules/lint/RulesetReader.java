// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.lint;

import io.evenhand.rules.lint.Finding.Fault;
import io.evenhand.rules.lint.ReadRuleset.Sentence;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.drools.decisiontable.InputType;
import org.drools.decisiontable.SpreadsheetCompiler;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.jspecify.annotations.Nullable;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** Reads rule files, decision tables ({@code .csv}, in the engine's own layout) and sentence files. */
final class RulesetReader {
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final List<Finding> findings;
    private final List<RuleFile> texts = new ArrayList<>();
    private final Map<RuleFile, PackageDescr> parsed = new LinkedHashMap<>();
    private final List<ReadRule> rules = new ArrayList<>();
    private final Map<String, Map<String, Sentence>> sentences = new TreeMap<>();

    private RulesetReader(List<Finding> findings) {
        this.findings = findings;
    }

    /** What the files say; what cannot be read is added to the findings. */
    static ReadRuleset read(List<RuleFile> files, List<Finding> findings) {
        RulesetReader reader = new RulesetReader(findings);
        files.stream().sorted(Comparator.comparing(RuleFile::name)).forEach(reader::file);
        return new ReadRuleset(reader.texts, reader.parsed, reader.rules, reader.sentences);
    }

    private void file(RuleFile file) {
        if (!FILE_NAME.matcher(file.name()).matches()) {
            unreadable(file, 0, "a file's name has letters, digits, dots and hyphens");
            return;
        }
        String language = SentenceFile.language(file);
        if (language != null) {
            sentences.put(language, SentenceFile.read(file, findings));
            return;
        }
        RuleFile text = file.name().endsWith(".csv") ? table(file) : file;
        PackageDescr descr = text == null ? null : parse(text);
        if (text != null && descr != null) {
            texts.add(text);
            parsed.put(text, descr);
            for (RuleDescr rule : descr.getRules()) {
                rules.add(new ReadRule(file.name(), rule));
            }
        }
    }

    /** A table's rows as rules; the engine's reader knows the layout. */
    private @Nullable RuleFile table(RuleFile file) {
        try {
            byte[] bytes = file.text().getBytes(StandardCharsets.UTF_8);
            String rules = new SpreadsheetCompiler().compile(new ByteArrayInputStream(bytes), InputType.CSV);
            return new RuleFile(file.name() + ".drl", rules);
        } catch (RuntimeException e) {
            // the engine throws whatever its parser throws; what matters is that the table is not used
            unreadable(file, 0, "this is not a decision table: " + e.getMessage());
            return null;
        }
    }

    private @Nullable PackageDescr parse(RuleFile file) {
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        try {
            PackageDescr descr = parser.parse(null, file.text());
            if (descr != null && !parser.hasErrors()) {
                return descr;
            }
            parser.getErrors().forEach(error -> {
                int line = error.getLines().length == 0 ? 0 : error.getLines()[0];
                unreadable(file, line, "this is not a rule: " + error.getMessage());
            });
        } catch (DroolsParserException e) {
            unreadable(file, 0, "this is not a rule file: " + e.getMessage());
        }
        return null;
    }

    private void unreadable(RuleFile file, int line, String message) {
        findings.add(new Finding(file.name(), line, Fault.UNREADABLE, message));
    }
}
