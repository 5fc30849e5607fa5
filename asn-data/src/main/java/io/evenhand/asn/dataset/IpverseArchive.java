// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenhand.asn.address.Prefix;
import io.evenhand.asn.table.MalformedDatasetException;
import io.evenhand.asn.table.Network;
import io.evenhand.asn.table.PrefixTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An archive with one {@code aggregated.json} for every autonomous system, as ipverse publishes it.
 *
 * <p>Systems may announce the same prefix or one inside another's: the longest prefix is the network of an address, and of
 * several systems with one prefix the lowest number, so that the same archive always gives the same table.
 */
final class IpverseArchive implements RowReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public void read(Path file, Consumer<RangeRow> rows) throws IOException {
        String shown = file.getFileName() + "";
        List<PrefixTable.Entry<Network>> entries = new ArrayList<>();
        Tar.walk(file, name -> name.endsWith("/aggregated.json"), (name, content) -> {
            try {
                add(JSON.readTree(content), entries);
            } catch (IOException | IllegalArgumentException e) {
                throw new MalformedDatasetException(shown + ", " + name + ": " + sentence(e), e);
            }
        });
        if (entries.isEmpty()) {
            throw new MalformedDatasetException(shown + " holds no aggregated.json of any autonomous system");
        }
        entries.sort(Comparator.comparingLong(entry -> entry.value().asn()));
        PrefixTable.of(entries).forEachRange((range, entry) -> rows.accept(new RangeRow(range, entry.value())));
    }

    private static String sentence(Exception e) {
        return e instanceof IllegalArgumentException ? String.valueOf(e.getMessage()) : "cannot be read as JSON";
    }

    private static void add(JsonNode system, List<PrefixTable.Entry<Network>> entries) {
        JsonNode metadata = system.path("metadata");
        String name = text(metadata.path("description"));
        Network network = new Network(
                system.path("asn").asLong(),
                country(text(metadata.path("countryCode"))),
                name == null ? text(metadata.path("handle")) : name,
                category(text(metadata.path("category"))));
        for (String family : List.of("ipv4", "ipv6")) {
            for (JsonNode prefix : system.path("prefixes").path(family)) {
                entries.add(new PrefixTable.Entry<>(Prefix.parse(prefix.asText()), network));
            }
        }
    }

    private static @Nullable String text(JsonNode node) {
        String text = node.isTextual()
                ? node.asText().replace('\t', ' ').replace('\n', ' ').strip()
                : "";
        return text.isEmpty() ? null : text;
    }

    private static @Nullable String country(@Nullable String code) {
        return code == null || code.equals("ZZ") ? null : code.toUpperCase(Locale.ROOT);
    }

    private static @Nullable String category(@Nullable String category) {
        return category == null ? null : category.toLowerCase(Locale.ROOT).replace(' ', '_');
    }
}
