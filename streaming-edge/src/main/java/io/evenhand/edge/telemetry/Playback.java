// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.telemetry;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.id.StreamId;
import io.evenhand.contract.id.ViewerId;

/** One playback as it is reported: who and where, never what. */
public record Playback(StreamId stream, AccountId account, ServerId server, ViewerId viewer, boolean home) {}
