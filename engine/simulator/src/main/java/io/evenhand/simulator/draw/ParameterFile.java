// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.draw;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.evenhand.contract.id.Sha256;
import io.evenhand.simulator.draw.Parameters.Parameter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file that has every number of the simulation, read strictly: what it does not know, it refuses.
 *
 * @param sha256 of the file's bytes
 * @param parameters of world 0
 * @param worlds by name, in the order of the file
 */
public record ParameterFile(String sha256, Map<String, Parameter> parameters, Map<String, WorldEntry> worlds) {
    /**
     * What one world says.
     *
     * @param sellersPerMillion of a million owners, over all strategies
     * @param everyStrategy whether each strategy occurs at least once as far as there is room
     * @param shift the law of the factors by which parameters are multiplied, or null
     * @param only the innocent archetypes with their weights, or empty for all of them as they are in world 0
     * @param set parameters that are different there
     */
    public record WorldEntry(
            String about,
            Parameter sellersPerMillion,
            boolean everyStrategy,
            @Nullable Parameter shift,
            Map<String, Double> only,
            Map<String, Parameter> set) {}

    private static final String RESOURCE = "/io/evenhand/simulator/parameters.yaml";
    private static final Set<String> WORLD_FIELDS =
            Set.of("about", "sellers", "every-strategy", "shift", "only", "set");
    private static final Set<String> PARAMETER_EXTRAS = Set.of("source", "steady", "weights");

    private static final ParameterFile STANDARD = load();

    /** The file that comes with the simulator. */
    public static ParameterFile standard() {
        return STANDARD;
    }

    private static ParameterFile load() {
        try (InputStream in = ParameterFile.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the simulator's parameters are missing");
            }
            return read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a file's bytes. */
    public static ParameterFile read(byte[] yaml) throws IOException {
        JsonNode root = YAMLMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build()
                .readTree(yaml);
        refuseOthers(root, Set.of("parameters", "worlds"), "the file");
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        collect(root.path("parameters"), "", parameters);
        Map<String, WorldEntry> worlds = new LinkedHashMap<>();
        root.path("worlds").properties().forEach(world -> worlds.put(world.getKey(), world(world)));
        return new ParameterFile(Sha256.hex(yaml), Map.copyOf(parameters), Collections.unmodifiableMap(worlds));
    }

    private static void collect(JsonNode node, String path, Map<String, Parameter> into) {
        if (!node.isObject()) {
            throw new IllegalArgumentException(path + " is neither a section nor a parameter");
        }
        if (node.has("source")) {
            into.put(path, parameter(path, node));
            return;
        }
        node.properties()
                .forEach(entry ->
                        collect(entry.getValue(), path.isEmpty() ? entry.getKey() : path + '.' + entry.getKey(), into));
    }

    private static WorldEntry world(Map.Entry<String, JsonNode> entry) {
        String name = "world " + entry.getKey();
        JsonNode world = entry.getValue();
        refuseOthers(world, WORLD_FIELDS, name);
        Map<String, Double> only = new LinkedHashMap<>();
        world.path("only").properties().forEach(it -> only.put(it.getKey(), number(name, it.getValue())));
        Map<String, Parameter> set = new LinkedHashMap<>();
        world.path("set").properties().forEach(it -> set.put(it.getKey(), parameter(it.getKey(), it.getValue())));
        return new WorldEntry(
                world.path("about").asText(),
                parameter(name, world.path("sellers")),
                world.path("every-strategy").asBoolean(false),
                world.has("shift") ? parameter(name, world.path("shift")) : null,
                Map.copyOf(only),
                Map.copyOf(set));
    }

    private static Parameter parameter(String path, JsonNode node) {
        List<String> kinds = new ArrayList<>();
        node.fieldNames().forEachRemaining(kinds::add);
        kinds.removeAll(PARAMETER_EXTRAS);
        if (kinds.size() != 1 || !node.path("source").isTextual()) {
            throw new IllegalArgumentException(path + " has not exactly one law and one source");
        }
        if (node.has("weights") && !kinds.get(0).equals("choice")) {
            throw new IllegalArgumentException(path + " has weights and no choice");
        }
        try {
            return new Parameter(
                    law(path, kinds.get(0), node),
                    node.path("source").asText(),
                    node.path("steady").asBoolean(false));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
        }
    }

    private static Law law(String path, String kind, JsonNode node) {
        JsonNode value = node.path(kind);
        return switch (kind) {
            case "fixed" -> new Law.Fixed(number(path, value));
            case "chance" -> new Law.Chance(number(path, value));
            case "uniform" -> new Law.Uniform(at(value, 0, 2), at(value, 1, 2));
            case "part" -> new Law.Part(at(value, 0, 2), at(value, 1, 2));
            case "whole" -> new Law.Whole((int) at(value, 0, 2), (int) at(value, 1, 2));
            case "exponential" -> new Law.Exponential(number(path, value));
            case "weibull" -> new Law.Weibull(at(value, 0, 2), at(value, 1, 2));
            case "normal" -> new Law.Normal(at(value, 0, 2), at(value, 1, 2));
            case "folded" -> new Law.Folded(number(path, value));
            case "beta" -> beta(value);
            case "either" -> either(value);
            case "choice" -> choice(path, value, node.path("weights"));
            case "geometric" -> new Law.Geometric(at(value, 0, 3), (int) at(value, 1, 3), (int) at(value, 2, 3));
            default -> throw new IllegalArgumentException("there is no law " + kind);
        };
    }

    private static Law beta(JsonNode value) {
        return new Law.Beta((int) at(value, 0, 2), (int) at(value, 1, 2), 1);
    }

    private static Law either(JsonNode value) {
        List<Law> laws = new ArrayList<>();
        value.forEach(it -> laws.add(beta(it)));
        return new Law.Either(laws);
    }

    private static Law choice(String path, JsonNode values, JsonNode weights) {
        List<Double> all = new ArrayList<>();
        values.forEach(it -> all.add(number(path, it)));
        List<Double> given = new ArrayList<>();
        weights.forEach(it -> given.add(number(path, it)));
        return new Law.Choice(
                all, weights.isMissingNode() ? all.stream().map(it -> 1.0).toList() : given);
    }

    private static double at(JsonNode list, int index, int size) {
        if (!list.isArray() || list.size() != size) {
            throw new IllegalArgumentException("this law has " + size + " numbers");
        }
        return number("it", list.get(index));
    }

    private static double number(String path, JsonNode value) {
        if (!value.isNumber()) {
            throw new IllegalArgumentException(path + " is no number");
        }
        return value.asDouble();
    }

    private static void refuseOthers(JsonNode node, Set<String> known, String what) {
        node.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                throw new IllegalArgumentException(what + " has no " + field);
            }
        });
    }
}
