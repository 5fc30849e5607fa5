// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.link;

/** What is said about an account and a strong key. */
public enum LinkKind {
    /** The account used the key. */
    SEEN,
    /** The account, which has used the key at some time, gave an outsider access. */
    SHARED,
    /** The account is erased. */
    GONE
}
