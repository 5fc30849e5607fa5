// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.results;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The program that makes {@code benchmarks/RESULTS.md} and its plots of what the runs wrote. */
public final class Results {
    private Results() {}

    @SuppressWarnings("SystemOut") // a command's output
    public static void main(String[] arguments) throws IOException {
        Path benchmarks = Path.of(System.getProperty("evenhand.home", "."), "benchmarks");
        Path folder = benchmarks.resolve("results");
        ResultsPage page = page(benchmarks);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path old :
                    files.filter(file -> file.toString().endsWith(".svg")).toList()) {
                Files.delete(old);
            }
        }
        for (Map.Entry<String, String> plot : page.plots().entrySet()) {
            Files.writeString(folder.resolve(plot.getKey() + ".svg"), plot.getValue(), UTF_8);
        }
        Files.writeString(benchmarks.resolve("RESULTS.md"), page.markdown(), UTF_8);
        System.out.println("written: benchmarks/RESULTS.md, " + page.plots().size() + " plots");
    }

    /** The page of all results that are kept in a folder {@code results}, in the order of the questions. */
    static ResultsPage page(Path benchmarks) throws IOException {
        List<Result> results = new ArrayList<>();
        try (Stream<Path> files = Files.list(benchmarks.resolve("results"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                results.add(Result.read(file));
            }
        }
        results.sort(Comparator.comparingInt(Result::number).thenComparing(Result::name));
        return new ResultsPage(Questions.in(benchmarks.resolve("README.md")), results);
    }
}
