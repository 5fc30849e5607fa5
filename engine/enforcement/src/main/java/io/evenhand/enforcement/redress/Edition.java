// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.redress;

/** For whom a case's file is made. Neither names who reported somebody, nor shows what staff noted for themselves. */
public enum Edition {
    /** For the account holder: staff are named by their roles. */
    PERSON,
    /** For a body that decides about us: the log's links are whole, so that each can be checked. */
    BODY
}
