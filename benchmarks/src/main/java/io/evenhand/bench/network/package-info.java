// SPDX-License-Identifier: Apache-2.0
/**
 * From an address to its network: how long, how many bytes, beside the libraries' own structures on the same prefixes.
 */
package io.evenhand.bench.network;
