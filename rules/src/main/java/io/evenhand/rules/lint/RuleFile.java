// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.lint;

/**
 * The text of one file of a ruleset.
 *
 * @param name the file's name without its folder
 */
public record RuleFile(String name, String text) {}
