// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.policy;

/** What an edge does about an action once its policy is older than the publisher allows. */
public enum FailMode {
    /** Goes on with what it holds: every entry stands until its own end. */
    KEEP,
    /** Says yes: a policy that may have been lifted long ago holds nobody back. */
    OPEN,
    /** Says no for the moment, to everybody alike, and says that it is no decision about the account. */
    CLOSED
}
