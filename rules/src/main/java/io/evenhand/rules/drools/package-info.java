// SPDX-License-Identifier: Apache-2.0
/** Rulesets that run on Drools: text is linted, compiled once into an executable model, and asked from any thread. */
package io.evenhand.rules.drools;
