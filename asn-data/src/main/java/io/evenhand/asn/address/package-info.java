// SPDX-License-Identifier: Apache-2.0
/** Addresses: one strict way in from text, one canonical form, and the truncation that makes a network of one. */
package io.evenhand.asn.address;
