// SPDX-License-Identifier: Apache-2.0
/** The laws the rules keep, each as a test, against generated evidence. */
package io.evenhand.rules;
