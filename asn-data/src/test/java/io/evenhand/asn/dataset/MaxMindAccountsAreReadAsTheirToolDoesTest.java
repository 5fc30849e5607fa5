// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The account that MaxMind's own tool would use, from the same places, and never printed. */
class MaxMindAccountsAreReadAsTheirToolDoesTest {
    @TempDir
    Path folder;

    @Test
    void fromTheFile() throws IOException {
        Path conf = Files.writeString(
                folder.resolve("GeoIP.conf"),
                "# comment\nAccountID 7\nLicenseKey from-file\nEditionIDs GeoLite2-ASN\n");
        assertEquals("7:from-file", account(GeoIpSettings.read(Map.of(), conf)));
        assertEquals(
                "7:from-variable",
                account(GeoIpSettings.read(Map.of("GEOIPUPDATE_LICENSE_KEY", "from-variable"), conf)));
    }

    @Test
    void fromVariablesAndFilesOfSecrets() throws IOException {
        Path id = Files.writeString(folder.resolve("id"), "9\n");
        Path key = Files.writeString(folder.resolve("key"), "secret\n");
        GeoIpSettings settings = GeoIpSettings.read(
                Map.of("GEOIPUPDATE_ACCOUNT_ID_FILE", id.toString(), "GEOIPUPDATE_LICENSE_KEY_FILE", key.toString()),
                folder.resolve("absent"));
        assertEquals("9:secret", account(settings));
        assertEquals("GeoLite2-ASN", settings.edition());
        assertFalse(settings.toString().contains("secret"));
    }

    @Test
    void withoutOneItIsSaidWhereToPutIt() {
        IOException refused = assertThrows(
                RefreshFailedException.class, () -> GeoIpSettings.read(Map.of(), folder.resolve("GeoIP.conf")));
        assertTrue(refused.getMessage().contains("GEOIPUPDATE_ACCOUNT_ID"), refused.getMessage());
        assertThrows(
                RefreshFailedException.class,
                () -> GeoIpSettings.read(
                        Map.of(
                                "GEOIPUPDATE_ACCOUNT_ID", "1",
                                "GEOIPUPDATE_LICENSE_KEY", "k",
                                "GEOIPUPDATE_EDITION_IDS", "GeoLite2-City"),
                        folder.resolve("absent")),
                "a city database tells no AS numbers");
    }

    private static String account(GeoIpSettings settings) {
        String basic = settings.authorization().substring("Basic ".length());
        return new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
    }
}
