// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.link;

/** What is said about an account and a key. */
public enum LinkKind {
    /** The account used the key. */
    SEEN,
    /** The account claimed the server. */
    CLAIMED,
    /** The account gave the server up. */
    RELEASED,
    /** The account, which has used the key at some time, gave an outsider access. */
    SHARED,
    /** The account gave access, changed or took it, in this minute. */
    OPERATED,
    /** So many outsiders had access at this boundary. */
    SIZED,
    /** People confirmed a sanction against the account at this time. */
    SANCTIONED,
    /** People took the sanction back at this time. */
    OVERTURNED,
    /** The account is erased. */
    GONE
}
