// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A database of MaxMind's, fetched with the user's own account by the protocol of {@code geoipupdate}: first what is
 * published, then, only if it is another one, the archive; the key goes to MaxMind and not to where it redirects.
 *
 * @param updates where MaxMind's updates are asked for, ending in a slash
 * @param format reads the database
 */
public record GeoLite2(URI updates, GeoIpSettings settings, RowReader format) implements Source {
    /** The kind of source. */
    public static final String NAME = "geolite2";

    public static final URI MAXMIND = URI.create("https://updates.maxmind.com/");

    @Override
    public @Nullable Fetched fetch(Downloads downloads, Path folder, @Nullable Manifest current, Progress progress)
            throws IOException {
        String edition = settings.edition();
        URI asked = updates.resolve("geoip/updates/metadata?edition_id=" + edition);
        JsonNode database = found(downloads.json(asked, settings.authorization()), edition);
        String md5 = database.path("md5").asText();
        String integrity = edition + " md5:" + md5;
        if (current != null
                && current.source().equals(NAME)
                && current.integrity().equals(integrity)) {
            return null;
        }
        String date = database.path("date").asText().replace("-", "");
        Path archive = folder.resolve(edition + ".tar.gz");
        progress.step("fetching " + edition);
        URI download = updates.resolve(
                Downloads.address("geoip/databases/" + edition + "/download?date=" + date + "&suffix=tar.gz"));
        downloads.file(download, settings.authorization(), archive, progress);
        Path mmdb = unpacked(archive, folder);
        Files.delete(archive);
        if (!HexFormat.of().formatHex(Digests.of("MD5", mmdb)).equals(md5)) {
            Files.delete(mmdb);
            throw new RefreshFailedException(edition + " is not the file that was published; it was thrown away");
        }
        return new Fetched(NAME, asked.toString(), Licence.GEOLITE2, integrity, List.of(mmdb), format);
    }

    private static JsonNode found(JsonNode answer, String edition) throws RefreshFailedException {
        for (JsonNode each : answer.path("databases")) {
            if (each.path("edition_id").asText().equals(edition)) {
                return each;
            }
        }
        throw new RefreshFailedException("MaxMind publishes no " + edition + " for this account");
    }

    private static Path unpacked(Path archive, Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        Tar.walk(
                archive,
                name -> name.endsWith(".mmdb"),
                (name, content) -> found.add(Files.write(folder.resolve("database.mmdb"), content)));
        if (found.isEmpty()) {
            throw new RefreshFailedException("the archive holds no database");
        }
        return found.get(0);
    }
}
