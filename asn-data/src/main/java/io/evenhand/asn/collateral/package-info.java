// SPDX-License-Identifier: Apache-2.0
/** Collateral: how many strangers a measure against a network would hit, for the page that shows why there is none. */
package io.evenhand.asn.collateral;
