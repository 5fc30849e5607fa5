// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.library;

/**
 * One sound track.
 *
 * @param index of the stream in the file
 * @param language as the file says, or {@code und}
 */
public record AudioTrack(int index, String codec, String profile, int channels, int sampleRate, String language) {}
