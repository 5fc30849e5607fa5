// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

/**
 * A member of staff as pages show them.
 *
 * @param role in words
 * @param decides whether they decide about people and so see their files
 * @param keeps whether they look after the programs
 * @param oversees whether they see who looked at what
 */
public record StaffView(String name, String role, boolean decides, boolean keeps, boolean oversees) {}
