// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A package of ip-location-db in an npm registry or a mirror of one, for places that reach nothing else. Its makers
 * stopped it on 2026-06-17 and say that it has faults: rows with faults are therefore left out only when asked.
 *
 * @param registry where packages are asked for, ending in a slash
 * @param packageName such as {@code @ip-location-db/asn}
 */
public record NpmPackage(URI registry, String packageName) implements Source {
    /** The package that is asked for unless another is named. */
    public static final String DEFAULT_PACKAGE = "@ip-location-db/asn";

    public static final URI DEFAULT_REGISTRY = URI.create("https://registry.npmjs.org/");

    private static final String SHA_512 = "sha512-";

    @Override
    public @Nullable Fetched fetch(Downloads downloads, Path folder, @Nullable Manifest current, Progress progress)
            throws IOException {
        URI address = registry.resolve(
                URLEncoder.encode(packageName, StandardCharsets.UTF_8).replace("%40", "@") + "/latest");
        JsonNode dist = downloads.json(address, null).path("dist");
        String integrity = dist.path("integrity").asText();
        if (!integrity.startsWith(SHA_512)) {
            throw new RefreshFailedException("the registry states no SHA-512 of " + packageName);
        }
        if (current != null
                && current.source().equals("npm")
                && current.integrity().equals(integrity)) {
            return null;
        }
        Path archive = folder.resolve("package.tgz");
        progress.step("fetching " + packageName);
        downloads.file(Downloads.address(dist.path("tarball").asText()), null, archive, progress);
        String got = SHA_512 + Base64.getEncoder().encodeToString(Digests.of("SHA-512", archive));
        if (!got.equals(integrity)) {
            Files.delete(archive);
            throw new RefreshFailedException(packageName + " is not the file that was published; it was thrown away");
        }
        return new Fetched(
                "npm", address.toString(), Licence.CC_BY_DB_IP, integrity, unpacked(archive, folder), new CsvRanges());
    }

    /** The files with ranges as addresses, IPv4 first; those with ranges as numbers are the same again. */
    private static List<Path> unpacked(Path archive, Path folder) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        Tar.walk(archive, name -> name.endsWith("-ipv4.csv") || name.endsWith("-ipv6.csv"), (name, content) -> {
            String family = name.substring(name.lastIndexOf('-') + 1);
            files.put(family, Files.write(folder.resolve(family), content));
        });
        if (files.size() != 2) {
            throw new RefreshFailedException("the package does not hold one file of ranges for each address family");
        }
        return List.copyOf(files.values());
    }
}
