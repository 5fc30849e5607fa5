// SPDX-License-Identifier: Apache-2.0
/** Asking the running casework about rules, as its pages do. */
package io.evenhand.standalone.casework;
