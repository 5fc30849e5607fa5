// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

/**
 * A member of staff as pages show them.
 *
 * @param role in words
 * @param reads whether they read cases
 * @param hears whether they hear appeals
 * @param decides whether they decide cases from beginning to end, and take reports
 * @param keeps whether they look after the programs
 * @param oversees whether they see who looked at what
 */
public record StaffView(
        String name, String role, boolean reads, boolean hears, boolean decides, boolean keeps, boolean oversees) {}
