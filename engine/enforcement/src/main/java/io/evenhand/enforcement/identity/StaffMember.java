// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.identity;

/** A person who works here. */
public record StaffMember(String name, Role role) {}
