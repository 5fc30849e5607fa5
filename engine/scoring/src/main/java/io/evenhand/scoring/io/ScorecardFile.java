// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.evenhand.contract.assessment.Family;
import io.evenhand.contract.event.WireName;
import io.evenhand.contract.id.Sha256;
import io.evenhand.scoring.model.Scorecard;
import io.evenhand.scoring.model.Steps;
import io.evenhand.scoring.signal.Signal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The scorecard as it is published: a YAML table. */
public final class ScorecardFile {
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private record Table(
            String model,
            Map<String, Integer> caps,
            RhythmRow rhythm,
            Map<String, SupportRow> support,
            Map<String, List<List<Double>>> points,
            Scorecard.Gate gate,
            Scorecard.StandingOut standingOut,
            Scorecard.Thresholds thresholds) {}

    private record RhythmRow(int oneMultipleMax, int unmarkedMax, List<String> marks) {
        Scorecard.RhythmRule rule() {
            return new Scorecard.RhythmRule(
                    oneMultipleMax,
                    unmarkedMax,
                    marks.stream().map(mark -> named(Signal.class, mark)).toList());
        }
    }

    private record SupportRow(String by, int from) {}

    /** How much of the hash of the table is in the model's name. */
    private static final int HASH_LENGTH = 12;

    private ScorecardFile() {}

    /** The scorecard that comes with this version. */
    public static Scorecard builtIn() {
        try (InputStream in = ScorecardFile.class.getResourceAsStream("/scorecard.yaml")) {
            if (in == null) {
                throw new IllegalStateException("the scorecard is missing from the program");
            }
            return read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a scorecard from a file; what is wrong with it is an exception whose message says everything. */
    public static Scorecard read(Path file) throws IOException {
        return read(Files.readAllBytes(file));
    }

    /** Reads a scorecard; an unknown family or signal, or a table that {@code ScorecardLinter} refuses, is an exception. */
    static Scorecard read(byte[] yaml) throws IOException {
        Table table = YAML.readValue(yaml, Table.class);
        Map<Family, Integer> caps = new EnumMap<>(Family.class);
        table.caps().forEach((name, cap) -> caps.put(named(Family.class, name), cap));
        Map<Signal, Scorecard.Support> support = new EnumMap<>(Signal.class);
        table.support()
                .forEach((name, row) -> support.put(
                        named(Signal.class, name), new Scorecard.Support(named(Signal.class, row.by()), row.from())));
        Map<Signal, Steps> points = new EnumMap<>(Signal.class);
        table.points().forEach((name, steps) -> points.put(named(Signal.class, name), steps(steps)));
        return new Scorecard(
                table.model() + '-' + Sha256.hex(yaml).substring(0, HASH_LENGTH),
                caps,
                table.rhythm().rule(),
                support,
                points,
                table.gate(),
                table.standingOut(),
                table.thresholds());
    }

    private static Steps steps(List<List<Double>> rows) {
        return new Steps(rows.stream()
                .map(row -> new Steps.Step(row.get(0), row.get(1).intValue()))
                .toList());
    }

    private static <E extends Enum<E> & WireName> E named(Class<E> type, String name) {
        E constant = WireName.find(type, name);
        if (constant == null) {
            throw new IllegalArgumentException("the scorecard names an unknown " + type.getSimpleName());
        }
        return constant;
    }
}
