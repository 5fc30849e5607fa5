// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.transcode;

/**
 * What one encoder really did with one shape on this machine.
 *
 * @param speed seconds of film encoded in one second
 * @param codec as RFC 6381 spells it, read from the stream
 * @param peak the bits a second of a segment that is hard to encode
 */
public record Measured(double speed, String codec, int width, int height, long peak) {}
