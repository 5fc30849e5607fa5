// SPDX-License-Identifier: Apache-2.0
/** Collateral: whom a measure against a network would hit, for the people who think about one and the fuse that stops one. */
package io.evenhand.asn.collateral;
