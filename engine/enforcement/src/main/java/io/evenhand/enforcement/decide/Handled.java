// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.decide;

/** What came of an assessment. */
public enum Handled {
    /** Stored with its verdict; nothing else to do. */
    RECORDED,
    /** Known already; nothing changed. */
    REPEAT,
    /** Stored, but it speaks about a time too long ago to act on. */
    BACKFILL,
    /** Stored, but a newer assessment or an accepted rebuttal has overtaken it. */
    OVERTAKEN,
    /** The rules propose a measure that something keeps from being taken. */
    WITHHELD,
    /** The account is restricted already. */
    ALREADY_RESTRICTED,
    /** The rules would limit the account, but a breaker stopped them: a case was opened, or an open one got newer evidence. */
    STOPPED,
    /** A case was opened, or an open one got newer evidence. */
    CASE,
    /** The account is limited. */
    LIMITED
}
