// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

/** The hash against the values that its authors published for the key 00..0f and the messages of 0 to 15 bytes. */
class KeyedHashTest {
    private static final KeyedHash PUBLISHED = new KeyedHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);

    @Test
    void isSipHash24() {
        assertEquals(0x726fdb47dd0e0e31L, PUBLISHED.of(""));
        assertEquals(0x74f839c593dc67fdL, PUBLISHED.of("\0"));
        assertEquals(0x93f5f5799a932462L, PUBLISHED.of("\0\1\2\3\4\5\6\7"));
        assertEquals(0xa129ca6149be45e5L, PUBLISHED.of("\0\1\2\3\4\5\6\7\10\11\12\13\14\15\16"));
    }

    @Test
    void anotherKeyGivesAnotherHash() {
        assertNotEquals(KeyedHash.random().of("acc-1"), KeyedHash.random().of("acc-1"));
    }
}
