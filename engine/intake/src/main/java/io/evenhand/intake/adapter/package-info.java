// SPDX-License-Identifier: Apache-2.0
/** Adapters: other programs' webhooks and databases, turned into events of the contract and nothing more. */
package io.evenhand.intake.adapter;
