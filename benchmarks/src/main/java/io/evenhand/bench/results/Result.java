// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.results;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.evenhand.contract.json.ContractJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one run of a benchmark found, as it is kept in {@code benchmarks/results}.
 *
 * @param question {@code Q9} and so on, from {@code benchmarks/README.md}
 * @param variant what tells runs of one question apart that are kept side by side; empty if there is one
 * @param command how it was asked, paths shortened to names
 * @param date of the run, as {@code 2026-11-27}
 * @param commit of the source; {@code +} behind it says that the working tree differed
 * @param entered where the figures come from, if no run wrote them
 */
public record Result(
        String question,
        String variant,
        String date,
        Machine machine,
        String commit,
        String command,
        @Nullable String entered,
        List<Figure> figures) {
    private static final Pattern QUESTION = Pattern.compile("Q([1-9]\\d?)");
    private static final Pattern VARIANT = Pattern.compile("[a-z0-9-]*");

    public Result {
        figures = List.copyOf(figures);
        LocalDate.parse(date);
        if (!QUESTION.matcher(question).matches() || !VARIANT.matcher(variant).matches()) {
            throw new IllegalArgumentException("no question: " + question + " " + variant);
        }
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("a result has figures");
        }
    }

    int number() {
        return Integer.parseInt(question.substring(1));
    }

    /** The name of its files, so that they stand in the order of the questions. */
    String name() {
        return String.format(Locale.ROOT, "Q%02d", number()) + (variant.isEmpty() ? "" : "-" + variant);
    }

    static Result read(Path file) throws IOException {
        return ContractJson.read(Files.readAllBytes(file), Result.class);
    }

    /** Writes it into the folder, one value a line, so that a difference can be read. */
    Path write(Path folder) throws IOException {
        Path file = Files.createDirectories(folder).resolve(name() + ".json");
        String text = new JsonMapper().readTree(ContractJson.bytes(this)).toPrettyString();
        return Files.writeString(file, text.replace("\r\n", "\n") + "\n", UTF_8);
    }
}
