// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CallerAddressTest {
    private static final String PROXY = "10.0.0.5";

    @Test
    void theTrustedProxyIsBelievedAboutWhatItSawItself() {
        assertEquals("203.0.113.9", CallerAddress.of(PROXY, List.of("198.51.100.1, 203.0.113.9"), PROXY));
    }

    @Test
    void aLineThatTheCallerSentIsNotTheProxysWord() {
        assertEquals("203.0.113.9", CallerAddress.of(PROXY, List.of("198.51.100.1", "203.0.113.9"), PROXY));
    }

    @Test
    void aProxyIsKnownHoweverItsAddressIsWritten() {
        List<String> said = List.of("203.0.113.9");
        assertEquals("203.0.113.9", CallerAddress.of("[2001:db8:0:0:0:0:0:5]", said, "2001:db8::5"));
        assertEquals("203.0.113.9", CallerAddress.of("0:0:0:0:0:0:0:1", said, "::1"));
    }

    @Test
    void nobodyElseIsBelieved() {
        assertEquals("203.0.113.9", CallerAddress.of("203.0.113.9", List.of("198.51.100.1"), PROXY));
        assertEquals("203.0.113.9", CallerAddress.of("203.0.113.9", List.of("198.51.100.1"), null));
    }

    @Test
    void aProxyThatSaysNothingUsableIsCountedItself() {
        assertEquals(PROXY, CallerAddress.of(PROXY, List.of(), PROXY));
        assertEquals(PROXY, CallerAddress.of(PROXY, List.of("unknown"), PROXY));
        assertEquals(PROXY, CallerAddress.of(PROXY, List.of("dead.beef"), PROXY), "a name is not looked up");
        assertEquals(PROXY, CallerAddress.of(PROXY, List.of("203.0.113.999"), PROXY));
        assertEquals(PROXY, CallerAddress.of(PROXY, List.of("203.0.113.9, "), PROXY));
    }

    @Test
    void oneIpv6NetworkIsOneCaller() {
        String one = CallerAddress.of("2001:db8:1:2::1", List.of(), null);
        assertEquals(one, CallerAddress.of("2001:db8:1:2:ffff::9", List.of(), null));
        assertNotEquals(one, CallerAddress.of("2001:db8:1:3::1", List.of(), null));
        assertEquals("192.0.2.1", CallerAddress.of("::ffff:192.0.2.1", List.of(), null));
    }
}
