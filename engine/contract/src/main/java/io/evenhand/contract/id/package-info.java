// SPDX-License-Identifier: Apache-2.0
/** The names of things: validated strings that cannot be mistaken for one another. */
package io.evenhand.contract.id;
