// SPDX-License-Identifier: Apache-2.0
/** The range table: which network an address belongs to, as an immutable structure that is only ever replaced. */
package io.evenhand.asn.table;
