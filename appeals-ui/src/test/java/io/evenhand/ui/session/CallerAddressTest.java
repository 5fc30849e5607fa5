// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class CallerAddressTest {
    private static final String PROXY = "10.0.0.5";

    @Test
    void theTrustedProxyIsBelievedAboutWhatItSawItself() {
        assertEquals("203.0.113.9", CallerAddress.of(PROXY, "198.51.100.1, 203.0.113.9", PROXY));
    }

    @Test
    void nobodyElseIsBelieved() {
        assertEquals("203.0.113.9", CallerAddress.of("203.0.113.9", "198.51.100.1", PROXY));
        assertEquals("203.0.113.9", CallerAddress.of("203.0.113.9", "198.51.100.1", null));
    }

    @Test
    void aProxyThatSaysNothingUsableIsCountedItself() {
        assertEquals(PROXY, CallerAddress.of(PROXY, null, PROXY));
        assertEquals(PROXY, CallerAddress.of(PROXY, "unknown", PROXY));
        assertEquals(PROXY, CallerAddress.of(PROXY, "203.0.113.9, ", PROXY));
    }

    @Test
    void oneIpv6NetworkIsOneCaller() {
        String one = CallerAddress.of("2001:db8:1:2::1", null, null);
        assertEquals(one, CallerAddress.of("2001:db8:1:2:ffff::9", null, null));
        assertNotEquals(one, CallerAddress.of("2001:db8:1:3::1", null, null));
        assertEquals(
                "192.0.2.1", CallerAddress.of("::ffff:192.0.2.1", null, null).replace("::ffff:", ""));
    }
}
