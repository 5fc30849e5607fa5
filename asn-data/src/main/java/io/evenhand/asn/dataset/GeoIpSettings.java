// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The account that MaxMind's data is fetched with, as {@code geoipupdate} reads it: the variables {@code GEOIPUPDATE_*}
 * before the file {@code GeoIP.conf}. The key is never printed.
 */
public final class GeoIpSettings {
    private static final String EDITION = "GeoLite2-ASN";

    private final String account;
    private final String key;
    private final String edition;

    private GeoIpSettings(String account, String key, String edition) {
        this.account = account;
        this.key = key;
        this.edition = edition;
    }

    /**
     * Reads the variables and the file.
     *
     * @param conf such as {@code /etc/GeoIP.conf}; may be absent
     * @throws RefreshFailedException if there is no account or no key in either
     */
    public static GeoIpSettings read(Map<String, String> env, Path conf) throws IOException {
        Map<String, String> file = file(conf);
        String account = value(env, "GEOIPUPDATE_ACCOUNT_ID", file.get("AccountID"));
        String key = value(env, "GEOIPUPDATE_LICENSE_KEY", file.get("LicenseKey"));
        if (account == null || key == null) {
            throw new RefreshFailedException("GeoLite2 needs an account: set AccountID and LicenseKey in " + conf
                    + ", or the variables GEOIPUPDATE_ACCOUNT_ID and GEOIPUPDATE_LICENSE_KEY_FILE");
        }
        String editions = value(env, "GEOIPUPDATE_EDITION_IDS", file.get("EditionIDs"));
        return new GeoIpSettings(account, key, edition(editions == null ? EDITION : editions));
    }

    /** The value of the header that proves the account. */
    String authorization() {
        Base64.Encoder base64 = Base64.getEncoder();
        return "Basic " + base64.encodeToString((account + ':' + key).getBytes(StandardCharsets.UTF_8));
    }

    /** The database that is fetched, such as {@code GeoLite2-ASN}. */
    String edition() {
        return edition;
    }

    /** Without the key and the account. */
    @Override
    public String toString() {
        return "GeoIpSettings[" + edition + "]";
    }

    private static String edition(String editions) throws RefreshFailedException {
        for (String each : editions.strip().split("[ ,]+", -1)) {
            if (each.endsWith("ASN") || each.endsWith("ISP")) {
                return each;
            }
        }
        throw new RefreshFailedException("none of the editions tells AS numbers; " + EDITION + " does");
    }

    /** The variable, or the text of the file that the variable with {@code _FILE} names, or the other value. */
    private static @Nullable String value(Map<String, String> env, String name, @Nullable String otherwise)
            throws IOException {
        String file = env.get(name + "_FILE");
        if (file != null) {
            return Files.readString(Path.of(file), StandardCharsets.UTF_8).strip();
        }
        String value = env.get(name);
        return value != null ? value : otherwise;
    }

    private static Map<String, String> file(Path conf) throws IOException {
        Map<String, String> out = new HashMap<>();
        if (Files.isReadable(conf)) {
            for (String line : Files.readAllLines(conf, StandardCharsets.UTF_8)) {
                String[] words = line.strip().split("\\s+", 2);
                if (words.length == 2 && !line.strip().startsWith("#")) {
                    out.put(words[0], words[1]);
                }
            }
        }
        return out;
    }
}
