// SPDX-License-Identifier: Apache-2.0
/** The one way between the contract's records and JSON. */
package io.evenhand.contract.json;
