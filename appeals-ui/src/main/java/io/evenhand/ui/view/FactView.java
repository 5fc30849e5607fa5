// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

/** A short fact with its name. */
public record FactView(String name, String text) {}
