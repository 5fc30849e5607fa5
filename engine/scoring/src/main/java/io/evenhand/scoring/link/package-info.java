// SPDX-License-Identifier: Apache-2.0
/** Strong keys that several sharing accounts use: who is whose peer, in one hop, whatever the order of arrival. */
package io.evenhand.scoring.link;
