// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The newest release of a repository on GitHub: its files by name, each compared with the digest that the release states.
 *
 * @param name the kind of source
 * @param api where releases are asked for, ending in a slash
 * @param repository {@code owner/name}
 * @param assets the names of the files, in the order in which their rows follow each other
 */
public record GitHubRelease(
        String name, URI api, String repository, List<String> assets, Licence licence, RowReader format)
        implements Source {
    private static final URI GITHUB = URI.create("https://api.github.com/");
    private static final String SHA_256 = "sha256:";

    public GitHubRelease {
        assets = List.copyOf(assets);
    }

    /** ipverse: every announced prefix with the category of its system; public domain. */
    public static GitHubRelease ipverse() {
        return ipverse(GITHUB);
    }

    static GitHubRelease ipverse(URI api) {
        return new GitHubRelease(
                "ipverse",
                api,
                "ipverse/as-ip-blocks",
                List.of("as-ip-blocks.tar.gz"),
                Licence.CC0,
                new IpverseArchive());
    }

    /** ip-location-db by sapics: origin systems as ranges; public domain. */
    public static GitHubRelease sapics() {
        return sapics(GITHUB);
    }

    static GitHubRelease sapics(URI api) {
        return new GitHubRelease(
                "sapics",
                api,
                "sapics/ip-location-db",
                List.of("origin-asn-ipv4.csv", "origin-asn-ipv6.csv"),
                Licence.PDDL,
                new CsvRanges());
    }

    @Override
    public @Nullable Fetched fetch(Downloads downloads, Path folder, @Nullable Manifest current, Progress progress)
            throws IOException {
        URI address = api.resolve("repos/" + repository + "/releases/latest");
        JsonNode release = downloads.json(address, null);
        StringJoiner integrity = new StringJoiner("; ");
        for (String asset : assets) {
            integrity.add(asset + " " + digest(found(release, asset)));
        }
        String stated = integrity.toString();
        if (current != null
                && current.source().equals(name)
                && current.integrity().equals(stated)
                && stated.contains(SHA_256)) {
            return null;
        }
        List<Path> files = new ArrayList<>();
        for (String asset : assets) {
            files.add(file(downloads, folder, found(release, asset), asset, progress));
        }
        return new Fetched(name, address.toString(), licence, stated, files, format);
    }

    private static Path file(Downloads downloads, Path folder, JsonNode found, String asset, Progress progress)
            throws IOException {
        Path target = folder.resolve(asset);
        String digest = digest(found);
        progress.step("fetching " + asset);
        downloads.file(Downloads.address(found.path("browser_download_url").asText()), null, target, progress);
        boolean right = digest.startsWith(SHA_256)
                ? digest.equals(SHA_256 + Digests.sha256(target))
                : Files.size(target) == found.path("size").asLong(-1);
        if (!right) {
            Files.delete(target);
            throw new RefreshFailedException(asset + " is not the file that was published; it was thrown away");
        }
        return target;
    }

    private static String digest(JsonNode found) {
        String digest = found.path("digest").asText("");
        return digest.startsWith(SHA_256)
                ? digest
                : "size " + found.path("size").asLong() + ", no digest published";
    }

    private static JsonNode found(JsonNode release, String asset) throws RefreshFailedException {
        for (JsonNode each : release.path("assets")) {
            if (each.path("name").asText().equals(asset)) {
                return each;
            }
        }
        throw new RefreshFailedException("the newest release holds no file " + asset);
    }
}
