// SPDX-License-Identifier: Apache-2.0
/** The room of networks: whom a measure against an attack would hit, and the measures that two people made. */
package io.evenhand.ui.network;
