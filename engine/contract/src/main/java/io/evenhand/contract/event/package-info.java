// SPDX-License-Identifier: Apache-2.0
/** What a platform reports, and nothing it must not: one account, content-free, without addresses. */
package io.evenhand.contract.event;
