// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

/** Who a member of staff is at the provider where they sign in. */
public record StaffIdentityRow(String name, String issuer, String subject) {}
